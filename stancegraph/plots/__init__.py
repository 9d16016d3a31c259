"""Draw the rows of a question: timelines, months and camps, as HTML, SVG or PNG."""
