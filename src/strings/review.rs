//! Words of the review page.

words! {
    ALL_RULES = "Review: all the rules"; // Heading of the page.
    // How to read the page.
    LEAD =
        "One notation throughout: θ are the parameters, g is the gradient at step t, η is the learning rate. Read down \
        the page and watch what each rule adds to the one before.";
    ONE_BY_ONE = "One by one"; // Heading above the rules, each with its card.
    SIDE_BY_SIDE = "Side by side"; // Heading above the rules alone.
    PRINT = "Print as a sheet"; // Button.
    COMPARED = "Compared"; // Heading above the table of runs.
    // Where the numbers of the table come from.
    MEASURED =
        "Every number was measured by a run when this course was built. The ravine and the sparse input are run at the \
        learning rate that is best of ten between 0.001 and 1, which stands beside the steps. The saddle is left from \
        (−1.5, 0.01) at the rate shown, until y is further than 1 away. The noisy ravine adds normal noise with a \
        standard deviation of 2 to every gradient: the loss is the mean of the last 100 of 300 steps, the median of \
        five seeds, again at the best rate.";
    FAMILY = "What each one adds"; // Heading of the family tree.
    OFF = "off"; // The usual value of a switch.
    ON = "on"; // The usual value of a switch.
    GOOD = "Good"; // Before what an optimizer is good at.
    BAD = "Bad"; // Before what it is bad at.
    SYMBOLS = "Its symbols and usual values"; // Heading of the fold with an optimizer's hyper-parameters.
    SYMBOL_COLUMNS = ["Symbol", "What it does", "Usually"];
    NEXT = "Next"; // Before the link at the end of the page; read out for it, too.
    symbols_of(optimizer: &str) = "Symbols of {optimizer}"; // Read out for the table.
    read_again(lesson: &str) = "Read again: {lesson}"; // Link.
    year(year: u16) = " ({year})"; // Follows the optimizer's name.
    adds(what: &str) = "+ {what}"; // What an optimizer adds to the one it descends from.
    from_another(ancestor: &str, what: &str) = "; from {ancestor}: {what}"; // What it takes from a second one.
}
