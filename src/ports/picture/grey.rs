//! A picture in shades, and the ways it can be changed before a code is looked for in it.

/// A picture in shades: 0 black, 255 white, row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grey {
    pub width: usize,
    pub height: usize,
    pub shades: Vec<u8>,
}

impl Grey {
    pub fn pixels(&self) -> usize {
        self.shades.len()
    }

    pub fn inverted(&self) -> Self {
        Self { shades: self.shades.iter().map(|shade| 255 - shade).collect(), ..*self }
    }

    /// Dark lines of one or two pixels become light; everything thicker keeps its size.
    pub fn without_dark_seams(&self) -> Self {
        self.spread(u8::max).spread(u8::min)
    }

    pub fn without_light_seams(&self) -> Self {
        self.spread(u8::min).spread(u8::max)
    }

    /// Every pixel becomes the lightest, or the darkest, of the nine around it.
    fn spread(&self, stronger: fn(u8, u8) -> u8) -> Self {
        let across = self.resampled(self.width, self.height, |x, y| {
            let row = &self.shades[y * self.width..(y + 1) * self.width];
            stronger(stronger(row[x.saturating_sub(1)], row[x]), row[(x + 1).min(self.width - 1)])
        });
        across.resampled(self.width, self.height, |x, y| {
            let shade = |y: usize| across.shades[y * self.width + x];
            stronger(stronger(shade(y.saturating_sub(1)), shade(y)), shade((y + 1).min(self.height - 1)))
        })
    }

    pub fn doubled(&self) -> Self {
        let doubled = |place: usize| place / 2;
        self.resampled(2 * self.width, 2 * self.height, |x, y| self.shades[doubled(y) * self.width + doubled(x)])
    }

    pub fn halved(&self) -> Self {
        self.resampled(self.width / 2, self.height / 2, |x, y| {
            let first = 2 * y * self.width + 2 * x;
            let square = [first, first + 1, first + self.width, first + self.width + 1];
            let sum: u16 = square.into_iter().map(|place| u16::from(self.shades[place])).sum();
            (sum / 4) as u8
        })
    }

    /// Black where it is darker than its surroundings, white elsewhere: what a light from one side does to a page is
    /// undone. (Bradley and Roth, Adaptive Thresholding Using the Integral Image, 2007, with their figures.)
    pub fn evened(&self) -> Self {
        const PART_OF_THE_WIDTH: usize = 8;
        const PERCENT: u64 = 85;
        let sums = self.sums();
        let reach = (self.width.max(self.height) / PART_OF_THE_WIDTH / 2).max(1);
        self.resampled(self.width, self.height, |x, y| {
            let (left, right) = (x.saturating_sub(reach), (x + reach + 1).min(self.width));
            let (top, bottom) = (y.saturating_sub(reach), (y + reach + 1).min(self.height));
            let sum_to = |x: usize, y: usize| sums[y * (self.width + 1) + x];
            let sum = sum_to(right, bottom) + sum_to(left, top) - sum_to(right, top) - sum_to(left, bottom);
            let pixels = ((right - left) * (bottom - top)) as u64;
            if u64::from(self.shades[y * self.width + x]) * pixels * 100 < sum * PERCENT { 0 } else { 255 }
        })
    }

    /// The sum of all shades above and left of each corner between pixels, row by row.
    fn sums(&self) -> Vec<u64> {
        let wide = self.width + 1;
        let mut sums = vec![0; wide * (self.height + 1)];
        for y in 0..self.height {
            let mut row = 0;
            for x in 0..self.width {
                row += u64::from(self.shades[y * self.width + x]);
                sums[(y + 1) * wide + x + 1] = sums[y * wide + x + 1] + row;
            }
        }
        sums
    }

    /// Half-way between the darkest and the lightest shade.
    pub fn middle(&self) -> u8 {
        let darkest = self.shades.iter().min().copied().unwrap_or(0);
        let lightest = self.shades.iter().max().copied().unwrap_or(0);
        darkest.midpoint(lightest)
    }

    fn resampled(&self, width: usize, height: usize, shade_at: impl Fn(usize, usize) -> u8) -> Self {
        let shade_at = &shade_at;
        let shades = (0..height).flat_map(|y| (0..width).map(move |x| shade_at(x, y))).collect();
        Self { width, height, shades }
    }
}

/// ITU-R BT.601
pub fn luma(red: u8, green: u8, blue: u8) -> u8 {
    ((299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue)) / 1000) as u8
}

pub fn on_white(shade: u8, alpha: u8) -> u8 {
    let (shade, alpha) = (u32::from(shade), u32::from(alpha));
    ((shade * alpha + 255 * (255 - alpha)) / 255) as u8
}
