//! Draws by seed: which questions, and the order of options.
//!
//! Nothing here keeps a random state. Each thing is given a number made from the seed and its own
//! id, and the numbers are sorted. So a draw is the same after every reload, and when an author adds
//! an option or a question, the others keep their order.

use std::cmp::Reverse;

use crate::course::{Lesson, Question};

/// A seed for one purpose: made from a base, a name and a number.
pub fn seed(base: u64, name: &str, number: u64) -> u64 {
    // FNV-1a spells out the name; the mixing makes near seeds unlike each other.
    let named = name
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    mix(mix(mix(base) ^ named) ^ number)
}

/// The order in which to show a question's options: indices into `question.options`. Pinned options
/// keep their place.
pub fn option_order(question: &Question, seed: u64) -> Vec<usize> {
    let mut shuffled: Vec<usize> = (0..question.options.len()).filter(|&at| !question.options[at].pinned).collect();
    shuffled.sort_by_key(|&at| (self::seed(seed, &question.options[at].id, 0), at));
    let mut next = shuffled.into_iter();
    (0..question.options.len())
        .filter_map(|at| if question.options[at].pinned { Some(at) } else { next.next() })
        .collect()
}

/// Draws `count` questions: one from each lesson, then a second from each, and so on. Where there are more lessons than
/// questions, those that were `read` come first. Within a lesson those questions come first that were drawn least often
/// before. Fewer only if there are not as many.
pub fn draw<'c>(
    lessons: &[&'c Lesson],
    count: usize,
    seed: u64,
    read: impl Fn(&Lesson) -> bool,
    drawn_before: impl Fn(&str) -> usize,
) -> Vec<&'c Question> {
    let number = |id: &str| self::seed(seed, id, 0);
    let mut ranked: Vec<(usize, bool, u64, &'c Question)> = Vec::new();
    for lesson in lessons {
        let mut questions: Vec<&'c Question> = lesson.all_questions().collect();
        questions.sort_by_key(|question| (drawn_before(&question.id), number(&question.id)));
        let (unread, lesson_number) = (!read(lesson), number(&lesson.id));
        ranked.extend(
            questions.into_iter().enumerate().map(|(round, question)| (round, unread, lesson_number, question)),
        );
    }
    ranked.sort_by_key(|&(round, unread, lesson, question): &(_, _, _, &'c Question)| {
        (round, unread, lesson, question.id.as_str())
    });
    ranked.truncate(count);
    // Mixed, so that a question's place says nothing about its lesson.
    ranked.sort_by_key(|(.., question)| Reverse(number(&question.id)));
    ranked.into_iter().map(|(.., question)| question).collect()
}

/// Spreads every bit of `value` over the whole (the finaliser of SplitMix64).
fn mix(value: u64) -> u64 {
    let value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}
