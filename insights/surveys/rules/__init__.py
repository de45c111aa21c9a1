"""Pure decisions about survey answers: what a column is, what a value means, how a question is scored."""
