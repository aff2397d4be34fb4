@NullMarked
package id.lintas.sql;

import org.jspecify.annotations.NullMarked;
