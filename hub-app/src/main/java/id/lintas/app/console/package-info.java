/** Pages of the directorate's operators: messages, routes and money that matches nothing. */
@NullMarked
package id.lintas.app.console;

import org.jspecify.annotations.NullMarked;
