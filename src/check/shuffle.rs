//! The order of options: the same for one attempt however often the screen is drawn, another for the next learner.

/// The positions 0..count, shuffled by the attempt's seed and the question. With `never_sorted`, an order that already is
/// the answer is turned round.
pub fn order_for(seed: u64, question: &str, count: usize, never_sorted: bool) -> Vec<usize> {
    let mut state = question.bytes().fold(seed, |state, byte| mix(state ^ u64::from(byte)));
    let mut order: Vec<usize> = (0..count).collect();
    for place in (1..count).rev() {
        state = mix(state);
        order.swap(place, (state % (place as u64 + 1)) as usize);
    }
    if never_sorted && order.is_sorted() {
        order.rotate_left(1);
    }
    order
}

/// One round of SplitMix64 (Steele, Lea, Flood 2014): every seed, however poor, gives a well-mixed word.
fn mix(state: u64) -> u64 {
    let mut z = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_option_is_shown_once_and_an_ordering_never_starts_solved(seed: u64, count in 2_usize..9) {
            let order = order_for(seed, "cau-1", count, true);
            prop_assert!(!order.is_sorted());
            let mut sorted = order.clone();
            sorted.sort_unstable();
            prop_assert_eq!(sorted, (0..count).collect::<Vec<_>>());
            prop_assert_eq!(order, order_for(seed, "cau-1", count, true));
        }
    }

    #[test]
    fn the_next_learner_sees_another_order() {
        let orders: std::collections::BTreeSet<_> = (0..40).map(|seed| order_for(seed, "q", 4, false)).collect();
        assert!(orders.len() > 12, "{} of 24 orders in 40 attempts", orders.len());
    }
}
