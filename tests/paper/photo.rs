//! A paper as a phone's camera sees it, and two readers of QR codes that are not ours: rqrr and zbar.

use png::{ColorType, Decoder, Encoder, Transformations};
use std::io::Cursor;
use std::path::Path;
use std::process::Command;

/// A picture in shades: 0 black, 255 white.
#[derive(Clone)]
pub struct Photo {
    pub width: usize,
    pub height: usize,
    shades: Vec<f32>,
}

/// White around a paper that lies on a table, so that blurring has something to mix with.
const TABLE: usize = 24;

impl Photo {
    pub fn of_dots(rows: &[Vec<bool>]) -> Self {
        let shades = rows.iter().flatten().map(|black| if *black { 0.0 } else { 255.0 }).collect();
        Self { width: rows.first().map_or(0, Vec::len), height: rows.len(), shades }
    }

    pub fn of_png(png: &[u8]) -> Self {
        let mut decoder = Decoder::new(Cursor::new(png));
        decoder.set_transformations(Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().expect("a PNG");
        let mut bytes = vec![0; reader.output_buffer_size().expect("a size")];
        let frame = reader.next_frame(&mut bytes).expect("a picture");
        let samples = frame.color_type.samples();
        let shades = bytes[..frame.buffer_size()]
            .chunks_exact(samples)
            .map(|pixel| f32::from(pixel[samples.min(2) - 1]))
            .collect();
        Self { width: frame.width as usize, height: frame.height as usize, shades }
    }

    /// As it is, smaller and larger, each for both readers; and as a poor photo, turned, out of focus and in poor light, for
    /// zbar: rqrr's way of telling black from white gives up there (zbar and OpenCV do not).
    pub fn is_read_as(&self, text: &str, name: &str) {
        if let Some(folder) = std::env::var_os("TRAMHOC_PICTURES") {
            std::fs::write(Path::new(&folder).join(format!("{name}.png")), self.png()).expect("a file");
        }
        let framed = self.on_a_table();
        let looks = [("as it is", framed.clone()), ("smaller", framed.scaled(0.7)), ("larger", framed.scaled(1.3))];
        for (look, photo) in &looks {
            assert_eq!(photo.read_by_rqrr().as_deref(), Some(text), "{name}, {look}: rqrr");
            photo.is_read_by_zbar_as(text, &format!("{name}, {look}"));
        }
        framed.poor().is_read_by_zbar_as(text, &format!("{name}, as a poor photo"));
    }

    /// What rqrr reads.
    pub fn text(&self) -> String {
        self.on_a_table().read_by_rqrr().expect("a QR")
    }

    fn read_by_rqrr(&self) -> Option<String> {
        let shade = |x: usize, y: usize| self.shades[y * self.width + x] as u8;
        let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(self.width, self.height, shade);
        prepared.detect_grids().iter().find_map(|grid| grid.decode().ok()).map(|(_, text)| text)
    }

    pub fn is_read_by_zbar_as(&self, text: &str, look: &str) {
        let file = tempfile::Builder::new().suffix(".png").tempfile().expect("a file");
        std::fs::write(file.path(), self.png()).expect("a picture");
        match Command::new("zbarimg").args(["-q", "--raw", "-Sdisable", "-Sqrcode.enable"]).arg(file.path()).output() {
            Ok(read) => assert_eq!(String::from_utf8_lossy(&read.stdout).trim_end(), text, "{look}: zbar"),
            Err(_) => println!("SKIPPED reading by zbar: apt-get install zbar-tools"),
        }
    }

    fn png(&self) -> Vec<u8> {
        let mut png = Vec::new();
        let mut encoder = Encoder::new(&mut png, self.width as u32, self.height as u32);
        encoder.set_color(ColorType::Grayscale);
        let bytes: Vec<u8> = self.shades.iter().map(|shade| *shade as u8).collect();
        encoder.write_header().and_then(|mut writer| writer.write_image_data(&bytes)).expect("memory does not fail");
        png
    }

    fn drawn(width: usize, height: usize, shade: impl Fn(usize, usize) -> f32) -> Self {
        let shades = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| shade(x, y)).collect();
        Self { width, height, shades }
    }

    fn on_a_table(&self) -> Self {
        Self::drawn(self.width + 2 * TABLE, self.height + 2 * TABLE, |x, y| {
            self.at(x as f32 - TABLE as f32, y as f32 - TABLE as f32)
        })
    }

    /// Between the dots, the mixture of the four around.
    fn at(&self, x: f32, y: f32) -> f32 {
        let dot = |x: f32, y: f32| {
            let inside = x >= 0.0 && y >= 0.0 && (x as usize) < self.width && (y as usize) < self.height;
            if inside { self.shades[y as usize * self.width + x as usize] } else { 255.0 }
        };
        let (left, top) = (x.floor(), y.floor());
        let (across, down) = (x - left, y - top);
        let row = |y| dot(left, y) * (1.0 - across) + dot(left + 1.0, y) * across;
        row(top) * (1.0 - down) + row(top + 1.0) * down
    }

    fn scaled(&self, factor: f32) -> Self {
        let size = |dots: usize| (dots as f32 * factor) as usize;
        Self::drawn(size(self.width), size(self.height), |x, y| self.at(x as f32 / factor, y as f32 / factor))
    }

    /// Turned by four degrees, grey ink on grey paper, darker towards one corner, and out of focus.
    fn poor(&self) -> Self {
        let (sine, cosine) = 4.0_f32.to_radians().sin_cos();
        let (middle_x, middle_y) = (self.width as f32 / 2.0, self.height as f32 / 2.0);
        let turned = Self::drawn(self.width, self.height, |x, y| {
            let (across, down) = (x as f32 - middle_x, y as f32 - middle_y);
            let light = 1.0 - 0.45 * (x + y) as f32 / (self.width + self.height) as f32;
            let shade = self.at(across * cosine - down * sine + middle_x, across * sine + down * cosine + middle_y);
            (60.0 + shade * 0.6) * light
        });
        turned.blurred(1).blurred(turned.width)
    }

    /// Every dot the mean of itself and of the two beside it, `step` dots away.
    fn blurred(&self, step: usize) -> Self {
        let shade = |place: usize| self.shades.get(place).copied().unwrap_or(128.0);
        let mean = |place: usize| (shade(place.wrapping_sub(step)) + shade(place) + shade(place + step)) / 3.0;
        Self { shades: (0..self.shades.len()).map(mean).collect(), ..*self }
    }
}
