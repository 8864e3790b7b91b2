//! Compression of streams on all processors (RFC 1950, RFC 1951).
//!
//! A font program is most of a file, and one stream: so a stream is cut into blocks of fixed size that are
//! packed independently and put together again. The result does not depend on the number of processors.

use std::sync::atomic::{AtomicUsize, Ordering};

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Document, Object, ObjectId};

use super::adler::Adler;

/// Higher levels take twice the time for one part in a hundred.
const LEVEL: u32 = 6;
/// Bytes packed in one go.
const BLOCK: usize = 96 * 1024;
/// Streams shorter than this do not get smaller.
const SHORTEST: usize = 64;

/// One block of a stream.
struct Block<'a> {
    stream: ObjectId,
    bytes: &'a [u8],
    is_last: bool,
}

/// A packed block.
#[derive(Default)]
struct Packed {
    bytes: Vec<u8>,
    checksum: Adler,
}

/// Compresses every stream that allows it and gains by it.
pub(super) fn compress_streams(document: &mut Document) {
    let blocks: Vec<_> = document.objects.iter().flat_map(|(&id, object)| blocks(id, object)).collect();
    let mut packed = pack_all(&blocks).into_iter();
    let mut streams: Vec<(ObjectId, Vec<u8>)> = Vec::new();
    for stream in blocks.chunk_by(|one, next| one.stream == next.stream) {
        let packed: Vec<_> = packed.by_ref().take(stream.len()).collect();
        let length: usize = stream.iter().map(|block| block.bytes.len()).sum();
        let Some(content) = join(packed).filter(|content| content.len() < length) else { continue };
        streams.extend(stream.first().map(|block| (block.stream, content)));
    }
    for (id, content) in streams {
        if let Some(Object::Stream(stream)) = document.objects.get_mut(&id) {
            stream.set_content(content);
            stream.dict.set("Filter", "FlateDecode");
        }
    }
}

/// The blocks of an object that is a stream to be packed.
fn blocks(stream: ObjectId, object: &Object) -> Vec<Block<'_>> {
    let content = match object {
        Object::Stream(stream) if stream.allows_compression && !stream.dict.has(b"Filter") => &stream.content,
        _ => return Vec::new(),
    };
    if content.len() < SHORTEST {
        return Vec::new();
    }
    let last = (content.len() - 1) / BLOCK;
    let blocks = content.chunks(BLOCK).enumerate();
    blocks.map(|(number, bytes)| Block { stream, bytes, is_last: number == last }).collect()
}

/// Packs blocks on all processors; a block that cannot be packed is `None`.
fn pack_all(blocks: &[Block<'_>]) -> Vec<Option<Packed>> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut deflate = Compress::new(Compression::new(LEVEL), false);
        let mut done = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(block) = blocks.get(number) else { return done };
            deflate.reset();
            done.push((number, pack(block, &mut deflate)));
        }
    };
    let processors = std::thread::available_parallelism().map_or(1, usize::from).min(blocks.len());
    let mut packed: Vec<_> = blocks.iter().map(|_| None).collect();
    std::thread::scope(|scope| {
        let helpers: Vec<_> = (1..processors).map(|_| scope.spawn(work)).collect();
        let own = work();
        let others = helpers.into_iter().filter_map(|helper| helper.join().ok()).flatten();
        for (number, block) in own.into_iter().chain(others) {
            packed[number] = block;
        }
    });
    packed
}

/// Packs a block so that others can follow.
fn pack(block: &Block<'_>, deflate: &mut Compress) -> Option<Packed> {
    let flush = if block.is_last { FlushCompress::Finish } else { FlushCompress::Sync };
    // Deflate never adds more than this, so one call is enough.
    let mut bytes = Vec::with_capacity(block.bytes.len() + block.bytes.len() / 1000 + 64);
    let status = deflate.compress_vec(block.bytes, &mut bytes, flush).ok()?;
    let complete = deflate.total_in() == block.bytes.len() as u64
        && bytes.len() < bytes.capacity()
        && (status == Status::StreamEnd) == block.is_last;
    complete.then(|| Packed { bytes, checksum: Adler::of(block.bytes) })
}

/// Puts the packed blocks of one stream together.
fn join(blocks: Vec<Option<Packed>>) -> Option<Vec<u8>> {
    const HEADER: [u8; 2] = [0x78, 0x9C];
    let mut content = HEADER.to_vec();
    let mut checksum = Adler::default();
    for block in blocks {
        let block = block?;
        content.extend(block.bytes);
        checksum = checksum.followed_by(block.checksum);
    }
    content.extend(checksum.to_be_bytes());
    Some(content)
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::{Stream, dictionary};

    fn bytes(length: usize) -> Vec<u8> {
        (0..length).map(|at| (at * at / 7 % 251) as u8).collect()
    }

    #[test]
    fn streams_of_any_length_come_back() {
        let lengths = [0, 1, SHORTEST, 5553, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK, 3 * BLOCK + 17];
        let mut document = Document::new();
        let ids = lengths.map(|length| document.add_object(Stream::new(dictionary! {}, bytes(length))));
        compress_streams(&mut document);
        for (id, length) in ids.into_iter().zip(lengths) {
            let stream = document.get_object(id).unwrap().as_stream().unwrap();
            let packed = stream.dict.has(b"Filter");
            assert_eq!(packed, length > 5000, "{length} bytes");
            let content =
                if packed { stream.decompressed_content().unwrap() } else { stream.content.clone() };
            assert!(content == bytes(length), "{length} bytes");
        }
    }

    #[test]
    fn noise_and_streams_that_ask_for_it_stay_as_they_are() {
        let mut state = 1_u64;
        let mut noise = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 56) as u8
        };
        let noise: Vec<_> = std::iter::repeat_with(&mut noise).take(2 * BLOCK).collect();
        let mut document = Document::new();
        let noisy = document.add_object(Stream::new(dictionary! {}, noise.clone()));
        let plain = document.add_object(Stream::new(dictionary! {}, bytes(9000)).with_compression(false));
        compress_streams(&mut document);
        assert!(document.get_object(noisy).unwrap().as_stream().unwrap().content == noise);
        assert!(document.get_object(plain).unwrap().as_stream().unwrap().content == bytes(9000));
    }
}
