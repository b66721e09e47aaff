//! A made-up course of three lessons, and learners who do arbitrary things in it.

use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::*;

use crate::course::{Choice, Course, Lesson, Pick, Question};
use crate::progress::Scope;
use crate::progress::{Chosen, Moment, Progress, RoundLocation};

/// An option without words.
pub(super) fn choice(id: &str, right: bool, pinned: bool) -> Choice {
    Choice { id: id.into(), right, pinned, ..Choice::default() }
}

/// An option that says its own id.
fn option(id: &str, right: bool, pinned: bool) -> Choice {
    Choice { html: id.into(), explanation: id.into(), ..choice(id, right, pinned) }
}

/// A question that says its own id.
fn question(id: &str, pick: Pick, options: Vec<Choice>) -> Question {
    Question { id: id.into(), prompt: Vec::new(), words: id.into(), pick, options, see: None }
}

/// One right of four, the last pinned.
fn one(id: &str) -> Question {
    let options = vec![
        option("a", false, false),
        option("b", true, false),
        option("c", false, false),
        option("none", false, true),
    ];
    question(id, Pick::One, options)
}

/// Three right of five.
fn several(id: &str) -> Question {
    let right = ["a", "b", "c"].map(|id| option(id, true, false));
    let wrong = ["d", "e"].map(|id| option(id, false, false));
    question(id, Pick::Several, right.into_iter().chain(wrong).collect())
}

fn lesson(id: &str, station: Option<usize>, questions: Vec<Question>) -> Lesson {
    Lesson { id: id.into(), name: id.into(), title: id.into(), station, minutes: 3, questions, ..Lesson::default() }
}

pub(super) static COURSE: LazyLock<Course> = LazyLock::new(|| Course {
    id: "made-up".into(),
    title: "A made-up course".into(),
    version: "made-up".into(),
    stations: 2,
    final_questions: 4,
    pass_mark: 0.5,
    lessons: vec![
        lesson("first", Some(1), vec![one("first-one"), several("first-several"), one("first-third")]),
        lesson("second", Some(2), vec![one("second-one"), several("second-several"), one("second-third")]),
        lesson("deeper", None, vec![one("deeper-one")]),
        lesson("silent", None, Vec::new()),
    ],
    ..Course::default()
});

/// The question with this id.
pub(super) fn asked(id: &str) -> &'static Question {
    COURSE.question(id).expect("a question of the made-up course").1
}

/// Something a learner does; numbers choose among what there is.
#[derive(Clone, Debug)]
pub(super) enum Deed {
    Open(usize),
    Run(usize, u8),
    Guess(usize, u8, u8),
    SeeOutcome(usize, u8),
    Choose(usize, usize),
    Check(usize),
    TryAgain(usize),
    StartFinal(bool),
    ChooseInFinal(usize, usize),
    MoveInFinal(usize),
    SubmitFinal,
    Seed(u32),
    ResetLesson(usize),
    ResetAll,
    Recall(usize, usize),
    BeginRound(u8, usize),
    ChooseInRound(u8, usize),
    CheckInRound(u8),
    LeaveInRound(u8),
    Name(u8),
}

/// Deeds at few moments, so that two tabs often act in the same millisecond, and clocks jump back.
pub(super) fn deeds() -> impl Strategy<Value = Vec<(Deed, Moment)>> {
    vec((deed(), 0..20_u64), 0..40)
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        (0..4_usize).prop_map(Deed::Open),
        (0..4_usize, 0..3_u8).prop_map(|(lesson, simulation)| Deed::Run(lesson, simulation)),
        (0..4_usize, 0..2_u8, 0..3_u8).prop_map(|(lesson, id, option)| Deed::Guess(lesson, id, option)),
        (0..4_usize, 0..2_u8).prop_map(|(lesson, id)| Deed::SeeOutcome(lesson, id)),
        (0..7_usize, 0..5_usize).prop_map(|(question, option)| Deed::Choose(question, option)),
        (0..7_usize).prop_map(Deed::Check),
        (0..7_usize).prop_map(Deed::TryAgain),
        any::<bool>().prop_map(Deed::StartFinal),
        (0..6_usize, 0..5_usize).prop_map(|(question, option)| Deed::ChooseInFinal(question, option)),
        (0..6_usize).prop_map(Deed::MoveInFinal),
        Just(Deed::SubmitFinal),
        (0..3_u32).prop_map(Deed::Seed),
        (0..7_usize, 0..5_usize).prop_map(|(question, option)| Deed::Recall(question, option)),
        (0..3_u8, 0..7_usize).prop_map(|(place, first)| Deed::BeginRound(place, first)),
        (0..3_u8, 0..5_usize).prop_map(|(place, option)| Deed::ChooseInRound(place, option)),
        (0..3_u8).prop_map(Deed::CheckInRound),
        (0..3_u8).prop_map(Deed::LeaveInRound),
        (0..3_u8).prop_map(Deed::Name),
    ]
}

/// Deeds among which something is taken away on purpose.
pub(super) fn deeds_and_resets() -> impl Strategy<Value = Vec<(Deed, Moment)>> {
    let reset = prop_oneof![(0..4_usize).prop_map(Deed::ResetLesson), Just(Deed::ResetAll)];
    vec((prop_oneof![8 => deed(), 1 => reset], 0..20_u64), 0..40)
}

/// Does these things, in order.
pub(super) fn act(progress: &mut Progress, deeds: &[(Deed, Moment)]) {
    for (deed, now) in deeds {
        act_once(progress, deed, *now);
    }
}

fn act_once(progress: &mut Progress, deed: &Deed, now: Moment) {
    let nth = |at: usize| COURSE.questions().nth(at).expect("seven questions");
    let option = |question: &'static Question, at: usize| question.options[at % question.options.len()].id.as_str();
    let open = progress.open_attempt().map(|(id, attempt)| (id, attempt.questions(&COURSE)));
    match deed {
        Deed::Open(lesson) => progress.open_lesson(&COURSE.lessons[*lesson].id, now),
        Deed::Run(lesson, simulation) => progress.run_simulation(&COURSE.lessons[*lesson].id, &simulation.to_string()),
        Deed::Guess(lesson, id, option) => {
            progress.make_guess(&COURSE.lessons[*lesson].id, &id.to_string(), &option.to_string(), now);
        }
        Deed::SeeOutcome(lesson, id) => progress.see_outcome(&COURSE.lessons[*lesson].id, &id.to_string(), now),
        Deed::Choose(at, choice) => progress.choose(nth(*at).1, option(nth(*at).1, *choice), now),
        Deed::Check(at) => drop(progress.check(nth(*at).0, nth(*at).1, now)),
        Deed::TryAgain(at) => progress.try_again(nth(*at).1, now),
        Deed::StartFinal(all) => {
            progress.start_final_quiz(&COURSE, if *all { Scope::All } else { Scope::Core }, now);
        }
        Deed::ChooseInFinal(at, choice) => {
            // A damaged file may hold an attempt whose questions are all unknown.
            if let Some((id, questions)) = open.filter(|(_, questions)| !questions.is_empty()) {
                let question = questions[at % questions.len()].1;
                progress.choose_in_final(id, question, option(question, *choice), now);
            }
        }
        Deed::MoveInFinal(index) => open.into_iter().for_each(|(id, _)| progress.move_in_final(id, *index, now)),
        Deed::SubmitFinal => open.into_iter().for_each(|(id, _)| progress.submit_final(id, &COURSE, now)),
        Deed::Seed(seed) => drop(progress.plant_seed(*seed)),
        Deed::ResetLesson(lesson) => progress.reset_lesson(&COURSE.lessons[*lesson], now),
        Deed::ResetAll => progress.reset_all(now),
        Deed::Recall(at, choice) => {
            let chosen = Chosen::from([option(nth(*at).1, *choice).to_owned()]);
            progress.recall(nth(*at).1, &chosen, now);
        }
        Deed::BeginRound(at, first) => {
            progress.begin_round(
                place(*at),
                COURSE.questions().skip(*first).map(|(_, question)| question.id.as_str()),
                now,
            );
        }
        Deed::ChooseInRound(at, choice) => {
            if let Some(question) = in_round(progress, place(*at)) {
                progress.choose_in_round(place(*at), question, option(question, *choice), now);
            }
        }
        Deed::CheckInRound(at) => {
            if let Some(question) = in_round(progress, place(*at)) {
                progress.check_in_round(place(*at), question, now);
            }
        }
        Deed::LeaveInRound(at) => {
            if let Some(question) = in_round(progress, place(*at)) {
                progress.leave_in_round(place(*at), question, now);
            }
        }
        Deed::Name(name) => progress.set_name(&name.to_string(), now),
    }
}

fn place(number: u8) -> RoundLocation {
    match number {
        0 => RoundLocation::Review,
        1 => RoundLocation::Lesson("first"),
        _ => RoundLocation::Score(7),
    }
}

/// The question that a round has on the page.
pub(super) fn in_round(progress: &Progress, place: RoundLocation) -> Option<&'static Question> {
    progress.round(place)?.questions(&COURSE).first().map(|(_, question)| *question)
}

/// The progress of a learner who did arbitrary things, some of them at the end of time.
pub(super) fn progress() -> impl Strategy<Value = Progress> {
    vec((deed(), prop_oneof![9 => 0..20_u64, 1 => Just(Moment::MAX)]), 0..40).prop_map(|deeds| {
        let mut progress = Progress::default();
        act(&mut progress, &deeds);
        progress
    })
}
