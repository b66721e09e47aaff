//! The beginning of a run as it was drawn when the page was made: nothing needs to be computed to show it, and nothing to
//! know of optimizers, landscapes or colours.

use std::fmt::{self, Display, Formatter};

/// A point in the picture, in its own units.
pub type PicturePoint = [i32; 2];

/// A recorded run. As text it stands in the page: see [`Recording::parse`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recording {
    pub simulation: String,
    pub steps: usize,
    /// The last step at which something happens.
    pub end: usize,
    /// "step # of 100".
    pub step_words: String,
    /// What the button that runs it says while it runs.
    pub pause: String,
    /// The attributes of the paths that the picture gets, from the lowest to the highest.
    pub looks: Vec<String>,
    pub tracks: Vec<Track>,
    /// One for each step from the start on; the run may go on after the last of them.
    pub moments: Vec<Moment>,
}

/// The line of one optimizer, or whatever else runs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Track {
    /// The look of its line, as an index of [`Recording::looks`].
    pub look: usize,
    /// The mark of the place where it is: elements around the origin.
    pub head: String,
}

/// What a step adds to the picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Moment {
    /// For each track, where it is; nothing for one that has left the picture.
    pub heads: Vec<Option<PicturePoint>>,
    pub losses: Vec<String>,
    /// Path data, and the number of the look that they go on.
    pub pieces: Vec<(usize, String)>,
}

impl Recording {
    /// Reads what [`Display`] writes: a line for the whole, one for each look and each track, and one for each moment.
    /// `None` where that is not what stands there.
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let [simulation, steps, end, step_words, pause] = fields(lines.next()?)?;
        let mut recording = Self {
            simulation: simulation.to_owned(),
            steps: steps.parse().ok()?,
            end: end.parse().ok()?,
            step_words: step_words.to_owned(),
            pause: pause.to_owned(),
            ..Self::default()
        };
        for line in lines {
            match line.split_once('\t')? {
                ("look", look) => recording.looks.push(look.to_owned()),
                ("track", track) => {
                    let [look, head] = fields(track)?;
                    recording.tracks.push(Track { look: look.parse().ok()?, head: head.to_owned() });
                }
                _ => recording.moments.push(Moment::parse(line)?),
            }
        }
        recording.is_sound().then_some(recording)
    }

    /// The last step that was recorded.
    pub fn ready(&self) -> usize {
        self.moments.len().saturating_sub(1)
    }

    /// Whether every number points at something.
    fn is_sound(&self) -> bool {
        let (tracks, looks) = (self.tracks.len(), self.looks.len());
        let is_sound = |moment: &Moment| {
            let pieces = &moment.pieces;
            moment.heads.len() == tracks
                && moment.losses.len() == tracks
                && pieces.iter().all(|(look, _)| *look < looks)
        };
        !self.moments.is_empty()
            && self.tracks.iter().all(|track| track.look < looks)
            && self.moments.iter().all(is_sound)
    }
}

impl Moment {
    fn parse(line: &str) -> Option<Self> {
        let [heads, losses, pieces] = fields(line)?;
        let piece = |piece: &str| {
            let (look, path) = piece.split_once(' ')?;
            Some((look.parse().ok()?, path.to_owned()))
        };
        Some(Self {
            heads: heads.split(';').map(place).collect::<Option<_>>()?,
            losses: losses.split(';').map(str::to_owned).collect(),
            pieces: pieces.split(';').filter(|piece| !piece.is_empty()).map(piece).collect::<Option<_>>()?,
        })
    }
}

/// A head: "-", or two numbers.
fn place(text: &str) -> Option<Option<PicturePoint>> {
    if text == "-" {
        return Some(None);
    }
    let (x, y) = text.split_once(' ')?;
    Some(Some([x.parse().ok()?, y.parse().ok()?]))
}

/// So many fields of a line, and no more.
fn fields<const COUNT: usize>(line: &str) -> Option<[&str; COUNT]> {
    let fields: Vec<&str> = line.split('\t').collect();
    fields.try_into().ok()
}

impl Display for Recording {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let Self { simulation, steps, end, step_words, pause, looks, tracks, moments } = self;
        write!(out, "{simulation}\t{steps}\t{end}\t{step_words}\t{pause}")?;
        looks.iter().try_for_each(|look| write!(out, "\nlook\t{look}"))?;
        tracks.iter().try_for_each(|Track { look, head }| write!(out, "\ntrack\t{look}\t{head}"))?;
        for Moment { heads, losses, pieces } in moments {
            let head = |head: &Option<PicturePoint>| head.map_or_else(|| "-".to_owned(), |[x, y]| format!("{x} {y}"));
            let heads: Vec<String> = heads.iter().map(head).collect();
            let pieces: Vec<String> = pieces.iter().map(|(look, path)| format!("{look} {path}")).collect();
            write!(out, "\n{}\t{}\t{}", heads.join(";"), losses.join(";"), pieces.join(";"))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn moment(tracks: usize, looks: usize) -> impl Strategy<Value = Moment> {
        let heads = proptest::collection::vec(proptest::option::of([-9999..9999, -9999..9999]), tracks);
        let losses = proptest::collection::vec("[a-z0-9 .−]{1,12}", tracks);
        let pieces = proptest::collection::vec((0..looks, "M0 0m[0-9 -]{1,20}"), 0..4);
        (heads, losses, pieces).prop_map(|(heads, losses, pieces)| Moment { heads, losses, pieces })
    }

    fn recording() -> impl Strategy<Value = Recording> {
        (1..4_usize, 1..5_usize).prop_flat_map(|(tracks, looks)| {
            let track = (0..looks, "<path d=\"[a-z0-9 ]{0,9}\"/>").prop_map(|(look, head)| Track { look, head });
            let tracks_of = proptest::collection::vec(track, tracks);
            let looks_of = proptest::collection::vec("fill=\"[a-z]{1,5}\"", looks);
            (tracks_of, looks_of, proptest::collection::vec(moment(tracks, looks), 1..9), 0..999_usize).prop_map(
                |(tracks, looks, moments, end)| Recording {
                    simulation: "ravine-1".into(),
                    steps: 1000,
                    end,
                    step_words: "step # of 1000".into(),
                    pause: "Pause".into(),
                    looks,
                    tracks,
                    moments,
                },
            )
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(recording in recording()) {
            prop_assert_eq!(Recording::parse(&recording.to_string()), Some(recording));
        }

        #[test]
        fn what_is_no_recording_is_refused(text in any::<String>()) {
            prop_assert_eq!(Recording::parse(&text), None);
        }
    }

    #[test]
    fn numbers_that_point_nowhere_are_refused() {
        let sound = "a\t9\t9\tstep # of 9\tPause\nlook\tfill=\"red\"\ntrack\t0\t<g/>\n1 2\tloss 1\t0 M1 1";
        let recording = Recording::parse(sound).expect("a recording");
        assert_eq!((recording.ready(), recording.end), (0, 9));
        for wrong in [
            sound.replace("track\t0", "track\t1"),
            sound.replace("0 M1 1", "1 M1 1"),
            sound.replace("1 2\t", "1 2;3 4\t"),
            sound.replace("loss 1", "loss 1;loss 2"),
            sound.replace("\n1 2\tloss 1\t0 M1 1", ""),
        ] {
            assert_eq!(Recording::parse(&wrong), None, "{wrong}");
        }
    }
}
