package id.lintas.intake;

import id.lintas.payment.PaymentConfirmation;

/**
 * One payment in a file.
 *
 * @param number its place among the file's payments, from 1
 * @param payment what the partner says
 */
public record FileLine(int number, PaymentConfirmation payment) {}
