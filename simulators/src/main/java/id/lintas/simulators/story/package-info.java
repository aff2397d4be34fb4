/** Scripted stories that use the hub as people and peers do, over its pages and lines, and say what they saw. */
@NullMarked
package id.lintas.simulators.story;

import org.jspecify.annotations.NullMarked;
