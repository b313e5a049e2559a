/** What somebody finishes when they have sorted all they are to sort: a question, and no text of it by itself. */
export const wholeQuestion = 'all-texts';
