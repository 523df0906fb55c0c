/** As many questions as people can take at once. */
export const TOP_QUESTIONS = 5;
