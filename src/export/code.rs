//! A text as a QR code.

use qrcodegen::{QrCode, QrCodeEcc};

/// A QR code as the path of a picture whose unit is one module, with the quiet margin of four that the standard
/// (ISO/IEC 18004) asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodePicture {
    /// Width and height in modules, margins counted.
    pub size: u32,
    /// The dark modules, as an SVG path.
    pub path: String,
}

const MARGIN: i32 = 4;

/// The code of `text`; `None` where it is longer than any code can hold.
pub fn code_picture(text: &str) -> Option<CodePicture> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let width = (x..code.size()).take_while(|x| code.get_module(*x, y)).count() as i32;
            if width > 0 {
                path.push_str(&format!("M{} {}h{width}v1h-{width}z", x + MARGIN, y + MARGIN));
            }
            x += width.max(1);
        }
    }
    Some(CodePicture { size: u32::try_from(code.size() + 2 * MARGIN).ok()?, path })
}

#[cfg(test)]
mod tests {
    use super::code_picture;

    /// Reads the picture as a camera would: painted, then decoded by another library.
    fn read(text: &str) -> Option<String> {
        let picture = code_picture(text)?;
        let size = picture.size as usize;
        let mut dark = vec![false; size * size];
        for run in picture.path.split('M').skip(1) {
            let (x, rest) = run.split_once(' ')?;
            let (y, rest) = rest.split_once('h')?;
            let (width, _) = rest.split_once('v')?;
            let (x, y, width): (usize, usize, usize) = (x.parse().ok()?, y.parse().ok()?, width.parse().ok()?);
            dark[y * size + x..y * size + x + width].fill(true);
        }
        let scale = 4;
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(size * scale, size * scale, |x, y| {
            if dark[y / scale * size + x / scale] { 0 } else { 255 }
        });
        picture.detect_grids().first()?.decode().ok().map(|(_, text)| text)
    }

    #[test]
    fn another_library_reads_what_was_written() {
        for text in [
            "https://example.org/atlas/#entry=2024-event-07",
            "https://example.org/atlas/#q=%E4%B8%93%E5%88%A9&city=440300,440100&lang=en",
        ] {
            assert_eq!(read(text).as_deref(), Some(text));
        }
        assert_eq!(code_picture(&"x".repeat(4000)), None);
    }
}
