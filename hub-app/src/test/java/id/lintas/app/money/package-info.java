/** Tests of the pages about money. */
@org.jspecify.annotations.NullMarked
package id.lintas.app.money;
