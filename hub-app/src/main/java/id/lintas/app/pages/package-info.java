/** What all pages share: languages, words for times and money, errors in words. */
@NullMarked
package id.lintas.app.pages;

import org.jspecify.annotations.NullMarked;
