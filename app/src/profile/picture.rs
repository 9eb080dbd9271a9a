//! Reading a picture that somebody sent. What it is stands in its first bytes, not in its name; how large it is, in its
//! head, which is read before anything is unpacked. Then it is drawn anew, so that nothing else of the file is left:
//! no place where a photo was taken, no second file behind the first.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::imageops::FilterType::Lanczos3;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};
use plek_domain::error::StoreError;
use plek_domain::places::{Logo, LogoMark};
use std::io::Cursor;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Most pixels that are unpacked, as read from the head: four bytes each.
const MOST_PIXELS: u64 = 25_000_000;

/// Most bytes that a PNG may take while it is unpacked. A JPEG takes at most twelve for each of its pixels.
const MOST_MEMORY: u64 = 160 << 20;

/// What is wrong with a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PictureProblem {
    /// None was sent.
    Missing,
    /// Too many bytes.
    TooLarge,
    /// It is none of the kinds that are read, or it is damaged.
    NotAPicture,
    /// Too many pixels.
    TooManyPixels,
    /// So few pixels, or so narrow, that nothing can be seen.
    TooSmall,
}

impl PictureProblem {
    /// All of them.
    #[cfg(test)]
    pub(super) const ALL: [Self; 5] =
        [Self::Missing, Self::TooLarge, Self::NotAPicture, Self::TooManyPixels, Self::TooSmall];

    /// Stable code, in the key of its words.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::TooLarge => "too-large",
            Self::NotAPicture => "not-a-picture",
            Self::TooManyPixels => "too-many-pixels",
            Self::TooSmall => "too-small",
        }
    }
}

/// Reads pictures one after the other, off the threads that serve pages: one takes up to a second and 300 MiB.
#[derive(Clone, Debug)]
pub struct Pictures(Arc<Semaphore>);

impl Default for Pictures {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(1)))
    }
}

impl Pictures {
    /// The logo that a file holds, or what is wrong with the file.
    pub(super) async fn logo(&self, file: Vec<u8>) -> Result<Result<Logo, PictureProblem>, StoreError> {
        // Held until the work is done, also when nobody waits for it any more.
        let permit = Arc::clone(&self.0).acquire_owned().await.map_err(|_| StoreError::Unavailable(None))?;
        let drawn = tokio::task::spawn_blocking(move || {
            let drawn = logo(&file);
            drop(permit);
            drawn
        });
        drawn.await.map_err(|_| StoreError::Broken { what: "drawing of a logo", cause: None })
    }
}

fn logo(file: &[u8]) -> Result<Logo, PictureProblem> {
    let image = fitted(unpacked(file)?);
    if image.width().min(image.height()) < LogoMark::MIN_SIDE {
        return Err(PictureProblem::TooSmall);
    }
    let mut png = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut png, CompressionType::Best, FilterType::Adaptive);
    // Eight bits a colour, whatever was sent.
    let image = match image.color().has_alpha() {
        true => DynamicImage::from(image.to_rgba8()),
        false => DynamicImage::from(image.to_rgb8()),
    };
    image.write_with_encoder(encoder).map_err(|_| PictureProblem::NotAPicture)?;
    Ok(Logo::new(png, image.width(), image.height()))
}

fn unpacked(file: &[u8]) -> Result<DynamicImage, PictureProblem> {
    let damaged = |error: ImageError| match error {
        ImageError::Limits(_) => PictureProblem::TooManyPixels,
        _ => PictureProblem::NotAPicture,
    };
    let mut reader = ImageReader::new(Cursor::new(file));
    let format = image::guess_format(file).map_err(damaged)?;
    if !matches!(format, ImageFormat::Png | ImageFormat::Jpeg) {
        return Err(PictureProblem::NotAPicture);
    }
    reader.set_format(format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(PictureProblem::TooManyPixels);
    }
    // A photo of a sign is stored lying on its side, with a note how to hold it.
    let orientation = decoder.orientation().map_err(damaged)?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    image.apply_orientation(orientation);
    Ok(image)
}

/// As large as it is shown, never larger than it was.
fn fitted(image: DynamicImage) -> DynamicImage {
    let (width, height) = (LogoMark::MAX_WIDTH, LogoMark::MAX_HEIGHT);
    if image.width() <= width && image.height() <= height {
        return image;
    }
    // From far larger first in a quick way: the fine one over 25 million pixels would take seconds.
    let rough = match image.width() > 4 * width || image.height() > 4 * height {
        true => image.thumbnail(2 * width, 2 * height),
        false => image,
    };
    rough.resize(width, height, Lanczos3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{GrayImage, Rgb, RgbImage, Rgba, RgbaImage};

    fn file(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut file = Cursor::new(Vec::new());
        image.write_to(&mut file, format).unwrap();
        file.into_inner()
    }

    fn plain(width: u32, height: u32) -> DynamicImage {
        RgbImage::from_pixel(width, height, Rgb([10, 107, 79])).into()
    }

    fn drawn(logo: &Logo) -> DynamicImage {
        image::load_from_memory_with_format(&logo.png, ImageFormat::Png).unwrap()
    }

    #[test]
    fn whatever_was_sent_becomes_a_small_png() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg] {
            let logo = logo(&file(&plain(3000, 1500), format)).unwrap();
            assert_eq!((logo.mark.width, logo.mark.height), (192, 96), "{format:?}");
            let drawn = drawn(&logo);
            assert_eq!((drawn.width(), drawn.height()), (192, 96));
            assert!(logo.png.len() < 2_000, "{}", logo.png.len());
        }
        let small = logo(&file(&plain(100, 40), ImageFormat::Png)).unwrap();
        assert_eq!((small.mark.width, small.mark.height), (100, 40), "never blown up");
        let wide = logo(&file(&plain(2000, 100), ImageFormat::Png)).unwrap();
        assert_eq!((wide.mark.width, wide.mark.height), (480, 24));
    }

    #[test]
    fn what_is_seen_through_stays_so() {
        let image = RgbaImage::from_fn(40, 40, |x, _| if x < 20 { Rgba([0, 0, 0, 0]) } else { Rgba([9, 9, 9, 255]) });
        let logo = logo(&file(&image.into(), ImageFormat::Png)).unwrap();
        assert_eq!(drawn(&logo).to_rgba8().get_pixel(3, 3).0[3], 0);
    }

    #[test]
    fn nothing_but_the_picture_is_left() {
        let mut sent = file(&plain(60, 60), ImageFormat::Png);
        sent.extend_from_slice(b"<script>alert(1)</script>");
        let logo = logo(&sent).unwrap();
        assert!(!logo.png.windows(7).any(|bytes| bytes == b"<script"));
        assert_eq!(logo.mark.digest.len(), 16);
    }

    #[test]
    fn bad_files_are_named() {
        let png = file(&plain(60, 60), ImageFormat::Png);
        for (bytes, why) in [
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), PictureProblem::NotAPicture),
            (b"GIF89a\x01\x00\x01\x00".to_vec(), PictureProblem::NotAPicture),
            (b"RIFF\x24\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00".to_vec(), PictureProblem::NotAPicture),
            (Vec::new(), PictureProblem::NotAPicture),
            (png[..png.len() / 2].to_vec(), PictureProblem::NotAPicture),
            (file(&plain(3, 300), ImageFormat::Png), PictureProblem::TooSmall),
            (file(&plain(4000, 20), ImageFormat::Png), PictureProblem::TooSmall),
        ] {
            assert_eq!(logo(&bytes), Err(why), "{:?}", &bytes[..bytes.len().min(12)]);
        }
    }

    /// A head that promises what unpacking would never survive: 100,000 x 100,000 pixels in a few bytes.
    #[test]
    fn a_bomb_is_not_unpacked() {
        let grey: DynamicImage = GrayImage::new(1, 1).into();
        let mut bomb = file(&grey, ImageFormat::Png);
        bomb[16..20].copy_from_slice(&100_000_u32.to_be_bytes());
        bomb[20..24].copy_from_slice(&100_000_u32.to_be_bytes());
        let sum = crc32(&bomb[12..29]);
        bomb[29..33].copy_from_slice(&sum.to_be_bytes());
        assert_eq!(logo(&bomb), Err(PictureProblem::TooManyPixels));
    }

    /// The checksum of a PNG's chunk (ISO 3309).
    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 })
        })
    }
}
