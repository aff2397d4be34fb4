package id.lintas.simulators.story;

/**
 * How a story ended.
 *
 * @param passed checks that saw what they expected
 * @param misses checks that did not, those not reached included
 */
public record StoryResult(int passed, int misses) {}
