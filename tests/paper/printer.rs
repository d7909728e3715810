//! A receipt printer on paper: reads the bytes a printer would get and gives back what it would print. Knows only the commands
//! that may be sent, and refuses everything else.

/// What came out.
pub struct Printed {
    /// Rows of dots, true = black.
    pub rows: Vec<Vec<bool>>,
    pub cut: bool,
}

/// Dots across a roll of 58 mm.
const ACROSS: usize = 384;

/// Prints. The error says at which byte it met something that is no known command.
pub fn print(bytes: &[u8]) -> Result<Printed, String> {
    let mut paper = Printed { rows: Vec::new(), cut: false };
    let mut rest = bytes.strip_prefix(b"\x1b@").ok_or("it does not begin with ESC @")?;
    while !rest.is_empty() {
        let at = bytes.len() - rest.len();
        if paper.cut {
            return Err(format!("byte {at}: something comes after the cut"));
        }
        rest = match rest {
            [0x1d, b'v', b'0', 0, xl, xh, yl, yh, rest @ ..] => {
                let (across, high) =
                    (usize::from(u16::from_le_bytes([*xl, *xh])), usize::from(u16::from_le_bytes([*yl, *yh])));
                if across * 8 != ACROSS || high == 0 || across * high > 4096 || rest.len() < across * high {
                    return Err(format!("byte {at}: a band of {across} bytes by {high} rows"));
                }
                let (band, rest) = rest.split_at(across * high);
                let row = |row: &[u8]| {
                    row.iter().flat_map(|byte| (0..8).map(move |bit| byte >> (7 - bit) & 1 == 1)).collect()
                };
                paper.rows.extend(band.chunks(across).map(row));
                rest
            }
            [0x1b, b'J', rows, rest @ ..] => {
                paper.rows.extend((0..*rows).map(|_| vec![false; ACROSS]));
                rest
            }
            [0x1d, b'V', 66, 0, rest @ ..] => {
                paper.cut = true;
                rest
            }
            [byte, ..] => return Err(format!("byte {at}: {byte:#04x} is no command")),
            [] => rest,
        };
    }
    Ok(paper)
}
