//! The sRGB colour space as an ICC profile, version 2 (ICC.1:2001-04), computed from its definition in
//! IEC 61966-2-1.

/// XYZ of the profile connection space's white, D50.
const WHITE: [f64; 3] = [0.9642, 1.0, 0.8249];
/// XYZ of the red, green and blue primaries, adapted from D65 to D50 by the Bradford method.
const RED: [f64; 3] = [0.436_07, 0.222_49, 0.013_92];
const GREEN: [f64; 3] = [0.385_15, 0.716_87, 0.097_08];
const BLUE: [f64; 3] = [0.143_07, 0.060_61, 0.714_10];
/// Points of the tone curve.
const CURVE_POINTS: u32 = 256;

const DESCRIPTION: &str = "sRGB IEC61966-2.1";
const COPYRIGHT: &str = "No copyright, use freely";

/// The profile's bytes.
pub(super) fn srgb_profile() -> Vec<u8> {
    let curve = curve();
    let tags: [(&[u8; 4], Vec<u8>); 9] = [
        (b"desc", description()),
        (b"cprt", text()),
        (b"wtpt", xyz(WHITE)),
        (b"rXYZ", xyz(RED)),
        (b"gXYZ", xyz(GREEN)),
        (b"bXYZ", xyz(BLUE)),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let mut table = (tags.len() as u32).to_be_bytes().to_vec();
    let mut data: Vec<u8> = Vec::new();
    let data_start = 128 + 4 + 12 * tags.len();
    let mut previous: Option<(usize, &[u8])> = None;
    for (name, content) in &tags {
        // Equal neighbours, the three tone curves, share their bytes.
        let offset = match previous {
            Some((offset, same)) if same == content => offset,
            _ => {
                let offset = data_start + data.len();
                data.extend(content);
                data.resize(data.len().next_multiple_of(4), 0);
                offset
            }
        };
        previous = Some((offset, content));
        table.extend(*name);
        table.extend((offset as u32).to_be_bytes());
        table.extend((content.len() as u32).to_be_bytes());
    }
    let mut profile = header((data_start + data.len()) as u32);
    profile.extend(table);
    profile.extend(data);
    profile
}

/// The fixed part of 128 bytes.
fn header(length: u32) -> Vec<u8> {
    let mut header = Vec::with_capacity(128);
    header.extend(length.to_be_bytes());
    header.extend([0; 4]); // no preferred module
    header.extend([2, 0x10, 0, 0]); // version 2.1
    header.extend(b"mntrRGB XYZ "); // a display, its colours, the connection space
    for part in [2000_u16, 1, 1, 0, 0, 0] {
        header.extend(part.to_be_bytes());
    }
    header.extend(b"acsp");
    header.extend([0; 28]); // platform, flags, maker, model, attributes, intent: none in particular
    for value in WHITE {
        header.extend(fixed(value));
    }
    header.resize(128, 0);
    header
}

/// A `desc` tag: the name in ASCII, and none in other scripts.
fn description() -> Vec<u8> {
    let mut tag = b"desc\0\0\0\0".to_vec();
    tag.extend((DESCRIPTION.len() as u32 + 1).to_be_bytes());
    tag.extend(DESCRIPTION.bytes().chain([0]));
    tag.extend([0; 4 + 4 + 2 + 1 + 67]);
    tag
}

fn text() -> Vec<u8> {
    b"text\0\0\0\0".iter().copied().chain(COPYRIGHT.bytes()).chain([0]).collect()
}

fn xyz(values: [f64; 3]) -> Vec<u8> {
    b"XYZ \0\0\0\0".iter().copied().chain(values.into_iter().flat_map(fixed)).collect()
}

/// A `curv` tag: linear light for evenly spaced sRGB values.
fn curve() -> Vec<u8> {
    let mut tag = b"curv\0\0\0\0".to_vec();
    tag.extend(CURVE_POINTS.to_be_bytes());
    for point in 0..CURVE_POINTS {
        let light = linear(f64::from(point) / f64::from(CURVE_POINTS - 1));
        tag.extend(((light * 65535.0).round() as u16).to_be_bytes());
    }
    tag
}

/// IEC 61966-2-1: linear light of a nonlinear sRGB value, both from 0 to 1.
fn linear(value: f64) -> f64 {
    if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

/// A number as 16 bits before and 16 bits after the point.
fn fixed(value: f64) -> [u8; 4] {
    ((value * 65536.0).round() as i32).to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_is_whole_and_small() {
        let profile = srgb_profile();
        assert_eq!(profile[..4], (profile.len() as u32).to_be_bytes());
        assert_eq!(&profile[36..40], b"acsp");
        assert!(profile.len() < 1200 && profile.len().is_multiple_of(4), "{} bytes", profile.len());
    }

    #[test]
    fn every_tag_lies_inside_and_says_its_type() {
        let profile = srgb_profile();
        let number = |at: usize| {
            u32::from_be_bytes([profile[at], profile[at + 1], profile[at + 2], profile[at + 3]]) as usize
        };
        for tag in 0..number(128) {
            let entry = 132 + 12 * tag;
            let (offset, length) = (number(entry + 4), number(entry + 8));
            assert!(offset % 4 == 0 && offset + length <= profile.len());
            assert!(
                [b"desc", b"text", b"XYZ ", b"curv"].iter().any(|kind| profile[offset..].starts_with(*kind))
            );
        }
    }

    #[test]
    fn primaries_add_up_to_white() {
        for axis in 0..3 {
            assert!((RED[axis] + GREEN[axis] + BLUE[axis] - WHITE[axis]).abs() < 0.0005);
        }
    }

    #[test]
    fn the_curve_runs_from_black_to_white() {
        assert_eq!(linear(0.0), 0.0);
        assert!((linear(1.0) - 1.0).abs() < 1e-12 && (linear(0.5) - 0.2140).abs() < 1e-4);
    }
}
