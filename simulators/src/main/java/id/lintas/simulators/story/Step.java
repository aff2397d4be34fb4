package id.lintas.simulators.story;

/**
 * One line of a story.
 *
 * @param expectation what is to be seen
 * @param necessary whether the story makes no sense without it
 * @param sight looks for it
 */
record Step(String expectation, boolean necessary, Sight sight) {}
