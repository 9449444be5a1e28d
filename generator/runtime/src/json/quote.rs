//! Strings as JSON spells them.

/// How each byte stands in a string: 0 as it is, `u` as `\\u00XX`, anything else behind a backslash.
const ESCAPES: [u8; 256] = {
    let mut escapes = [0; 256];
    let mut control = 0;
    while control < 0x20 {
        escapes[control] = b'u';
        control += 1;
    }
    escapes[0x08] = b'b';
    escapes[0x09] = b't';
    escapes[0x0A] = b'n';
    escapes[0x0C] = b'f';
    escapes[0x0D] = b'r';
    escapes[b'"' as usize] = b'"';
    escapes[b'\\' as usize] = b'\\';
    escapes
};

/// Where the first byte stands that no string has as it is: a quotation mark, a backslash or a control character.
///
/// Eight bytes are looked at in one go, as most strings are short, and more where they are not.
#[inline(always)]
pub(super) fn first_special(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    while let Some(word) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        if let Some(within) = special_in(*word) {
            return Some(at + within);
        }
        at += 8;
        if at == 4 * 8 {
            at += plain_bytes(bytes.get(at..).unwrap_or_default());
        }
    }
    let rest = bytes.get(at..).unwrap_or_default();
    rest.iter().position(|&byte| ESCAPES[usize::from(byte)] != 0).map(|within| at + within)
}

/// How many bytes at least are no such ones, a multiple of what vectors hold.
#[inline(never)]
fn plain_bytes(bytes: &[u8]) -> usize {
    const WIDTH: usize = 32;
    let is_special = |byte: u8| byte < 0x20 || byte == b'"' || byte == b'\\';
    let is_plain = |chunk: &&[u8]| !chunk.iter().fold(false, |found, &byte| found | is_special(byte));
    bytes.chunks_exact(WIDTH).take_while(is_plain).count() * WIDTH
}

/// Where the first such byte stands among eight: a byte `b` is below `n` where subtracting `n` borrows into its highest
/// bit and `b` does not have that bit itself. A borrow can only mislead about the bytes behind a true one.
#[inline(always)]
fn special_in(word: [u8; 8]) -> Option<usize> {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGH: u64 = u64::from_le_bytes([0x80; 8]);
    const fn below(word: u64, limit: u64) -> u64 {
        word.wrapping_sub(ONES * limit) & !word & HIGH
    }
    let word = u64::from_le_bytes(word);
    let quotation_mark = below(word ^ (ONES * 0x22), 1);
    let backslash = below(word ^ (ONES * 0x5C), 1);
    let special = below(word, 0x20) | quotation_mark | backslash;
    (special != 0).then(|| usize::from(special.trailing_zeros().to_le_bytes()[0] / 8))
}

/// Writes a string (RFC 8259, section 7), escaping only what must be.
pub(crate) fn quote(out: &mut Vec<u8>, text: &str) {
    out.reserve(text.len() + 2);
    out.push(b'"');
    let mut rest = text.as_bytes();
    while let Some(at) = first_special(rest) {
        let (plain, special) = rest.split_at(at);
        out.extend_from_slice(plain);
        let Some((&byte, behind)) = special.split_first() else { break };
        escape(out, byte);
        rest = behind;
    }
    out.extend_from_slice(rest);
    out.push(b'"');
}

fn escape(out: &mut Vec<u8>, byte: u8) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    match ESCAPES[usize::from(byte)] {
        b'u' => {
            out.extend_from_slice(b"\\u00");
            out.extend([DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
        }
        letter => out.extend([b'\\', letter]),
    }
}

#[cfg(test)]
mod tests {
    use super::first_special;

    #[test]
    fn finds_what_ends_a_run_at_every_place() {
        for special in [0x00, 0x1F, b'"', b'\\'] {
            for length in 0..100 {
                for beside in [b'a', 0x20, 0x21, 0x23, 0x7F, 0x80, 0xFF] {
                    let mut bytes = vec![beside; length];
                    assert_eq!(first_special(&bytes), None);
                    bytes.extend([special, beside, special, 0x01, beside, beside, beside, beside, beside]);
                    assert_eq!(first_special(&bytes), Some(length), "{special} after {length} of {beside}");
                }
            }
        }
    }
}
