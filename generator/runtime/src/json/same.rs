//! Comparing names: short texts, for which a call of `memcmp` takes longer than the comparison.

/// Whether the two are equal. Overlapping words compare each length in two steps.
#[inline]
pub(super) fn same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    match one.len() {
        2..=3 => ends_agree::<2>(one, other),
        4..=7 => ends_agree::<4>(one, other),
        8..=16 => ends_agree::<8>(one, other),
        _ => one == other,
    }
}

/// Whether the first `N` bytes are equal, and the last ones.
#[inline]
fn ends_agree<const N: usize>(one: &[u8], other: &[u8]) -> bool {
    one.first_chunk::<N>() == other.first_chunk::<N>() && one.last_chunk::<N>() == other.last_chunk::<N>()
}

/// Whether `text` begins with `name` and a quotation mark. Few names end where a text ends, so that few are compared.
#[inline]
pub(super) fn is_quoted(text: &[u8], name: &str) -> bool {
    text.get(name.len()) == Some(&b'"') && text.get(..name.len()).is_some_and(|text| same(text, name.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn every_byte_counts() {
        let text: Vec<u8> = (0..40).collect();
        for length in 0..text.len() {
            let one = &text[..length];
            assert!(same(one, &Vec::from(one)) && !same(one, &text[..length + 1]));
            for place in 0..length {
                let mut other = one.to_vec();
                other[place] ^= 0x80;
                assert!(!same(one, &other), "{place} of {length}");
            }
        }
    }
}
