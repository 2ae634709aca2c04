//! Which values stand on a scale.

/// Round values from zero to at least `highest`: at most `most` steps of 1, 2 or 5 times a power of ten, whole
/// where things are counted. Empty where there is nothing above zero.
pub fn ticks(highest: f64, most: usize, is_whole: bool) -> Vec<f64> {
    if !highest.is_finite() || highest <= 0.0 || most == 0 {
        return Vec::new();
    }
    let least = highest / most as f64;
    let mut power = 10_f64.powi(exponent(least));
    let step = loop {
        let found = [1.0, 2.0, 5.0].into_iter().map(|digit| digit * power).find(|step| {
            let is_allowed = !is_whole || *step >= 1.0;
            is_allowed && *step >= least * (1.0 - 1e-9)
        });
        match found {
            Some(step) => break step,
            None => power *= 10.0,
        }
    };
    let count = (highest / step - 1e-9).ceil().max(1.0) as usize;
    (0..=count).map(|place| place as f64 * step).collect()
}

/// The power of ten at or below a positive value.
fn exponent(value: f64) -> i32 {
    let mut exponent = 0;
    let mut size = 1.0_f64;
    while size * 10.0 <= value && exponent < 300 {
        size *= 10.0;
        exponent += 1;
    }
    while size > value && exponent > -300 {
        size /= 10.0;
        exponent -= 1;
    }
    exponent
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round_and_cover() {
        for (highest, most, is_whole, expected) in [
            (196_796.0, 4, true, vec![0.0, 50_000.0, 100_000.0, 150_000.0, 200_000.0]),
            (3.0, 4, true, vec![0.0, 1.0, 2.0, 3.0]),
            (1.0, 4, true, vec![0.0, 1.0]),
            (34.89, 4, false, vec![0.0, 10.0, 20.0, 30.0, 40.0]),
            (0.3, 3, false, vec![0.0, 0.1, 0.2, 0.3]),
            (100.0, 5, true, vec![0.0, 20.0, 40.0, 60.0, 80.0, 100.0]),
        ] {
            let made = ticks(highest, most, is_whole);
            assert_eq!(made.len(), expected.len(), "{highest}: {made:?}");
            for (made, expected) in made.iter().zip(expected) {
                assert!((made - expected).abs() < 1e-9 * highest, "{highest}: {made} for {expected}");
            }
        }
    }

    #[test]
    fn any_size_has_a_few_steps() {
        for power in -12..=15 {
            for digits in [1.0, 1.01, 2.5, 4.99, 7.3, 9.999] {
                let highest = digits * 10_f64.powi(power);
                let made = ticks(highest, 4, false);
                assert!((2..=6).contains(&made.len()), "{highest}: {made:?}");
                assert!(made.last().is_some_and(|last| *last >= highest * (1.0 - 1e-9)), "{highest}: {made:?}");
            }
        }
        for nothing in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(ticks(nothing, 4, false), Vec::<f64>::new());
        }
    }
}
