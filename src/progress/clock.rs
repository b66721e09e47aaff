//! The one place where the app asks what time it is.

use super::Moment;
use crate::strings::progress::MONTHS;

pub fn now() -> Moment {
    #[cfg(target_arch = "wasm32")]
    return js_sys::Date::now().max(0.0) as Moment;
    #[cfg(not(target_arch = "wasm32"))]
    std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |since| Moment::try_from(since.as_millis()).unwrap_or(Moment::MAX))
}

/// A number nobody can guess well enough to matter: it only shuffles options.
pub fn random_seed() -> u32 {
    #[cfg(target_arch = "wasm32")]
    return (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
    #[cfg(not(target_arch = "wasm32"))]
    return (now() & 0xffff_ffff) as u32;
}

/// A moment as date and time of day where the reader is: "21 November 2025, 09:05".
pub fn in_words(moment: Moment) -> String {
    let minute = local_minutes(moment).rem_euclid(24 * 60);
    format!("{}, {:02}:{:02}", date_in_words(moment), minute / 60, minute % 60)
}

/// The date where the reader is: "21 November 2025".
pub fn date_in_words(moment: Moment) -> String {
    let (year, month, day) = local_date(moment);
    format!("{day} {} {year}", MONTHS.get(month - 1).copied().unwrap_or_default())
}

/// The date as it is said in that year: "21 November", and of another year "21 November 2025".
pub fn date_in_short(moment: Moment, now: Moment) -> String {
    let ((year, month, day), (this_year, ..)) = (local_date(moment), local_date(now));
    match year == this_year {
        true => format!("{day} {}", MONTHS.get(month - 1).copied().unwrap_or_default()),
        false => date_in_words(moment),
    }
}

/// The same for names of files: "2025-11-21".
pub fn iso_date(moment: Moment) -> String {
    let (year, month, day) = local_date(moment);
    format!("{year:04}-{month:02}-{day:02}")
}

fn local_date(moment: Moment) -> (i64, usize, i64) {
    civil(local_minutes(moment).div_euclid(24 * 60))
}

fn local_minutes(moment: Moment) -> i64 {
    (moment / 60_000) as i64 - utc_offset_minutes(moment)
}

/// Minutes that local time is behind UTC, as JavaScript counts them; on a server UTC is local.
fn utc_offset_minutes(#[allow(unused_variables)] moment: Moment) -> i64 {
    #[cfg(target_arch = "wasm32")]
    {
        let offset = js_sys::Date::new(&(moment as f64).into()).get_timezone_offset();
        if offset.is_finite() { offset as i64 } else { 0 }
    }
    #[cfg(not(target_arch = "wasm32"))]
    0
}

/// Year, month (1-12) and day of a day counted from 1970-01-01 in the Gregorian calendar: the
/// calculation starts years in March, so that the leap day is the last day of its year.
fn civil(days: i64) -> (i64, usize, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    (era * 400 + year_of_era + i64::from(month <= 2), month as usize, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_read_as_dates() {
        for (moment, words) in [
            (0, "1 January 1970, 00:00"),
            (951_782_400_000, "29 February 2000, 00:00"),
            (951_868_799_999, "29 February 2000, 23:59"),
            (951_868_800_000, "1 March 2000, 00:00"),
            (1_763_715_900_000, "21 November 2025, 09:05"),
            (4_107_542_399_000, "28 February 2100, 23:59"),
            (4_107_542_400_000, "1 March 2100, 00:00"),
        ] {
            assert_eq!(in_words(moment), words);
        }
        assert_eq!(iso_date(951_782_400_000), "2000-02-29");
        assert_eq!(date_in_short(951_782_400_000, 951_868_800_000), "29 February");
        assert_eq!(date_in_short(951_782_400_000, 4_107_542_400_000), "29 February 2000");
    }

    #[test]
    fn no_moment_panics() {
        in_words(Moment::MAX);
    }
}
