@org.jspecify.annotations.NullMarked
package id.lintas.payment;
