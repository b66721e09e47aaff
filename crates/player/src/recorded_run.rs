//! The recorded run on the page: it draws into the prerendered picture and answers the prerendered transport.

use player::playback::{Playback, Speed};
use player::recording::{Moment, Recording};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlInputElement, HtmlSelectElement};

/// Where the page has the recording.
const RECORDING: &str = "recording";

/// What its simulation bears, with "run" once it was set off: for style sheets, and for the program that takes it over.
const RECORDED: &str = "data-recorded";

/// Starts the recorded run, if the page has one.
pub(crate) fn open(document: &Document) {
    let run = document.get_element_by_id(RECORDING).and_then(|element| Recording::parse(&element.text_content()?));
    let run = run.and_then(|recording| RecordedRun::set(document, recording));
    if let Some(run) = run {
        follow(Rc::new(RefCell::new(run)));
    }
}

type Shared = Rc<RefCell<RecordedRun>>;

/// Lets the recorded run answer the controls of its simulation, until the program does.
fn follow(run: Shared) {
    let section = run.borrow().section.clone();
    for event in ["click", "input"] {
        let run = run.clone();
        super::listen(&section, event, move |event| {
            let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
            let section = run.borrow().section.clone();
            if super::is_interactive(&section) || run.borrow_mut().answer(&target).is_none() {
                return;
            }
            event.stop_propagation();
            run.borrow_mut().show();
            if run.borrow().playback.is_running() {
                ask_frame(&run);
            } else {
                run.borrow().announce();
            }
        });
    }
}

/// Moves on with the clock, once however often it is asked.
fn ask_frame(run: &Shared) {
    if std::mem::replace(&mut run.borrow_mut().is_asked, true) {
        return;
    }
    let run = run.clone();
    let frame = Closure::once_into_js(move |now: f64| {
        run.borrow_mut().is_asked = false;
        if run.borrow_mut().tick(now) {
            ask_frame(&run);
        }
    });
    if let Some(window) = super::window() {
        let _ = window.request_animation_frame(frame.unchecked_ref());
    }
}

struct RecordedRun {
    recording: Recording,
    playback: Playback,
    section: Element,
    looks: Vec<Drawn>,
    /// For each track, the step under way and the mark of where it is.
    ahead: Vec<(Element, Element)>,
    /// So many moments are in the picture.
    drawn: usize,
    status: Option<(usize, bool)>,
    /// When the last frame was, in milliseconds.
    before: Option<f64>,
    /// Whether a frame is on its way.
    is_asked: bool,
    /// What the button says while nothing runs.
    run_label: Option<String>,
}

/// A path, and what has been drawn of it.
struct Drawn {
    path: Element,
    data: String,
}

impl RecordedRun {
    /// Finds the simulation on the page, and puts what will be drawn into its picture.
    fn set(document: &Document, recording: Recording) -> Option<Self> {
        let section = document.get_element_by_id(&format!("simulation-{}", recording.simulation))?;
        let picture = find(&section, ".sim-still svg")?;
        let add = |markup: &str| {
            picture.insert_adjacent_html("beforeend", markup).ok()?;
            picture.last_element_child()
        };
        let path = |look: &str| add(&format!("<path {look} d=\"\"/>"));
        let drawn = |look: &String| Some(Drawn { path: path(look)?, data: String::new() });
        let looks = recording.looks.iter().map(drawn).collect::<Option<_>>()?;
        let ahead = recording.tracks.iter().map(|track| {
            Some((path(&recording.looks[track.look])?, add(&format!("<g visibility=\"hidden\">{}</g>", track.head))?))
        });
        let ahead = ahead.collect::<Option<_>>()?;
        let _ = section.set_attribute(RECORDED, "");
        let mut playback = Playback::new(recording.steps, recording.end);
        playback.set_ready(recording.ready());
        let run_label = find(&section, ".sim-run").and_then(|button| button.last_child()?.text_content());
        Some(Self {
            recording,
            playback,
            section,
            looks,
            ahead,
            drawn: 0,
            status: None,
            before: None,
            is_asked: false,
            run_label,
        })
    }

    /// Does what a control asks for; `None` if that needs the program.
    fn answer(&mut self, target: &Element) -> Option<()> {
        if let Some(scrub) = target.dyn_ref::<HtmlInputElement>().filter(|input| is_in(input, ".sim-scrub")) {
            self.playback.seek(f64::from(scrub.value().parse::<u32>().ok()?));
            return Some(());
        }
        let button = target.closest(".sim-transport button").ok()??;
        let class = button.class_name();
        match class.split_whitespace().next_back()? {
            "sim-run" if self.playback.is_running() => self.playback.pause(),
            "sim-run" if self.is_still() => return None,
            "sim-run" => {
                self.playback.set_speed(self.speed());
                self.before = None;
                let _ = self.section.set_attribute(RECORDED, "run");
                self.playback.run();
            }
            "sim-icon" => self.playback.step_back(),
            "sim-step" => self.playback.step(),
            "sim-reset" => self.playback.reset(),
            _ => return None,
        }
        Some(())
    }

    /// Whether the reader wants to see the result and no motion.
    fn is_still(&self) -> bool {
        let asked = |window: web_sys::Window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten();
        self.speed() == Speed::Instant || super::window().and_then(asked).is_some_and(|query| query.matches())
    }

    fn speed(&self) -> Speed {
        let select =
            find(&self.section, ".sim-speed select").and_then(|select| select.dyn_into::<HtmlSelectElement>().ok());
        select.map_or(Speed::default(), |select| Speed::parse(&select.value()))
    }

    /// A frame has come. Says whether another one is wanted.
    fn tick(&mut self, now: f64) -> bool {
        // The program has taken over.
        if !self.section.is_connected() {
            return false;
        }
        let seconds = self.before.map_or(0.0, |before| ((now - before) / 1000.0).clamp(0.0, 0.1));
        self.before = Some(now);
        let has_ended = self.playback.tick(seconds);
        self.show();
        if has_ended {
            self.announce();
        }
        self.playback.is_running()
    }

    /// Draws the step that is reached, and updates its status text.
    fn show(&mut self) {
        self.draw();
        self.move_heads();
        let now = (self.playback.status_step(), self.playback.is_running());
        if self.status != Some(now) {
            self.status = Some(now);
            self.update_status();
        }
    }

    /// Draws the steps that are new.
    fn draw(&mut self) {
        let shown = self.playback.step_number() + 1;
        let starts_over = shown < self.drawn;
        if starts_over {
            self.drawn = 0;
            self.looks.iter_mut().for_each(|look| look.data.clear());
        }
        let new = self.recording.moments.get(self.drawn..shown).unwrap_or_default();
        let mut is_new = vec![starts_over; self.looks.len()];
        for (look, path) in new.iter().flat_map(|moment| &moment.pieces) {
            self.looks[*look].data.push_str(path);
            is_new[*look] = true;
        }
        for (Drawn { path, data }, _) in self.looks.iter().zip(is_new).filter(|(_, is_new)| *is_new) {
            let _ = path.set_attribute("d", data);
        }
        self.drawn = shown;
    }

    /// Puts each mark where its track is, also between two steps.
    fn move_heads(&self) {
        let position = self.playback.position();
        let step = self.playback.step_number().min(self.recording.ready());
        let next = (step + 1).min(self.recording.ready());
        let share = position - step as f64;
        for (track, (line, head)) in self.ahead.iter().enumerate() {
            let at = |step: usize| self.recording.moments.get(step)?.heads.get(track).copied().flatten();
            // Whole units of the picture are fine enough.
            let between = |a: i32, b: i32| a + (share * f64::from(b - a)) as i32;
            let place = at(step).zip(at(next)).map(|(a, b)| [between(a[0], b[0]), between(a[1], b[1])]);
            let place = place.or(at(step)).filter(|_| position > 0.0);
            let _ = head.set_attribute("visibility", if place.is_some() { "visible" } else { "hidden" });
            let way = at(step).zip(place).filter(|_| share > 0.0);
            let _ =
                line.set_attribute("d", &way.map_or_else(String::new, |([a, b], [x, y])| format!("M{a} {b}L{x} {y}")));
            if let Some([x, y]) = place {
                let _ = head.set_attribute("transform", &format!("translate({x} {y})"));
            }
        }
    }

    /// Updates every status text: step, losses, buttons.
    fn update_status(&self) -> Option<()> {
        let (section, step, end) = (&self.section, self.playback.status_step(), self.playback.end());
        let _ = section.set_attribute("data-step", &step.to_string());
        let _ = section.set_attribute("data-status", self.playback.status());
        let Moment { losses, .. } = self.recording.moments.get(step)?;
        let places = section.query_selector_all(".sim-loss").ok()?;
        for (index, loss) in (0..).zip(losses) {
            places.item(index)?.set_text_content(Some(loss));
        }
        find(section, ".sim-steps")?.set_text_content(Some(&format!("{step} / {end}")));
        let scrub: HtmlInputElement = find(section, ".sim-scrub input")?.dyn_into().ok()?;
        scrub.set_value(&step.to_string());
        let _ = scrub.set_attribute("aria-valuetext", &self.step_words());
        let run = find(section, ".sim-run")?;
        let (sign, words) = if self.playback.is_running() {
            ("❚❚", Some(&self.recording.pause))
        } else {
            ("▶", self.run_label.as_ref())
        };
        run.first_child()?.set_text_content(Some(sign));
        run.last_child()?.set_text_content(words.map(String::as_str));
        for (button, rests) in [(".sim-icon", step == 0), (".sim-step", step >= end)] {
            let button = find(section, button)?;
            let _ = if rests {
                button.set_attribute("aria-disabled", "true")
            } else {
                button.remove_attribute("aria-disabled")
            };
        }
        Some(())
    }

    /// "step 3 of 100".
    fn step_words(&self) -> String {
        self.recording.step_words.replace('#', &self.playback.status_step().to_string())
    }

    /// Has it read aloud.
    fn announce(&self) {
        let names = self.section.query_selector_all(".sim-optimizer").ok();
        let moment = self.recording.moments.get(self.playback.status_step());
        let (Some(place), Some(names), Some(Moment { losses, .. })) =
            (find(&self.section, ":scope > [role=status]"), names, moment)
        else {
            return;
        };
        let name = |index| names.item(index)?.dyn_into::<Element>().ok()?.get_attribute("aria-label");
        let each = (0..).zip(losses).map(|(index, loss)| format!("{}: {loss}.", name(index).unwrap_or_default()));
        let words: Vec<String> = [format!("{}.", self.step_words())].into_iter().chain(each).collect();
        place.set_text_content(Some(&words.join(" ")));
    }
}

fn find(within: &Element, selector: &str) -> Option<Element> {
    within.query_selector(selector).ok().flatten()
}

fn is_in(element: &Element, selector: &str) -> bool {
    matches!(element.closest(selector), Ok(Some(_)))
}
