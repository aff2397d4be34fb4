@org.jspecify.annotations.NullMarked
package id.lintas.receipt;
