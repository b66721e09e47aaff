//! A made-up course of three lessons, and learners who do arbitrary things in it.

use proptest::collection::vec;
use proptest::prelude::*;

use crate::course::{Choice, Course, Lesson, Pick, Question};
use crate::progress::Scope;
use crate::progress::{Chosen, Moment, Place, Progress};
use crate::texts::Text;

const fn option(id: &'static str, right: bool, pinned: bool) -> Choice {
    Choice { id, html: Text::own(id), right, explanation: Text::own(id), pinned, surface: None, run: None }
}

const fn question(id: &'static str, pick: Pick, options: &'static [Choice]) -> Question {
    Question { id, prompt: &[], words: Text::own(id), pick, options, see: None }
}

const fn lesson(id: &'static str, station: Option<usize>, questions: &'static [Question]) -> Lesson {
    let (name, title, lead, description) = (id, id, "", "");
    Lesson {
        id,
        name,
        title,
        lead,
        description,
        station,
        objectives: &[],
        minutes: 3,
        blocks: &[],
        questions,
        pool: &[],
        prerequisites: &[],
        references: &[],
        rules: &[],
    }
}

/// One right of four, the last pinned.
static ONE: [Choice; 4] =
    [option("a", false, false), option("b", true, false), option("c", false, false), option("none", false, true)];
/// Three right of five.
static SEVERAL: [Choice; 5] = [
    option("a", true, false),
    option("b", true, false),
    option("c", true, false),
    option("d", false, false),
    option("e", false, false),
];

pub(super) static COURSE: Course = Course {
    title: "A made-up course",
    description: "",
    version: "made-up",
    stations: 2,
    final_questions: 4,
    pass_mark: 0.5,
    lessons: &[
        lesson(
            "first",
            Some(1),
            &[
                question("first-one", Pick::One, &ONE),
                question("first-several", Pick::Several, &SEVERAL),
                question("first-third", Pick::One, &ONE),
            ],
        ),
        lesson(
            "second",
            Some(2),
            &[
                question("second-one", Pick::One, &ONE),
                question("second-several", Pick::Several, &SEVERAL),
                question("second-third", Pick::One, &ONE),
            ],
        ),
        lesson("deeper", None, &[question("deeper-one", Pick::One, &ONE)]),
        lesson("silent", None, &[]),
    ],
    terms: &[],
    comparison: "",
    diagnostics: &[],
};

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
    let option = |question: &'static Question, at: usize| question.options[at % question.options.len()].id;
    let open = progress.open_attempt().map(|(id, attempt)| (id, attempt.questions(&COURSE)));
    match deed {
        Deed::Open(lesson) => progress.open_lesson(COURSE.lessons[*lesson].id, now),
        Deed::Run(lesson, simulation) => progress.run_simulation(COURSE.lessons[*lesson].id, &simulation.to_string()),
        Deed::Guess(lesson, id, option) => {
            progress.make_guess(COURSE.lessons[*lesson].id, &id.to_string(), &option.to_string(), now);
        }
        Deed::SeeOutcome(lesson, id) => progress.see_outcome(COURSE.lessons[*lesson].id, &id.to_string(), now),
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
            progress.begin_round(place(*at), COURSE.questions().skip(*first).map(|(_, question)| question.id), now);
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

fn place(number: u8) -> Place {
    match number {
        0 => Place::Review,
        1 => Place::Lesson("first"),
        _ => Place::Score(7),
    }
}

/// The question that a round has on the page.
pub(super) fn in_round(progress: &Progress, place: Place) -> Option<&'static Question> {
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
