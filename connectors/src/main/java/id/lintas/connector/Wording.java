package id.lintas.connector;

import id.lintas.payment.Outcome;

/**
 * An outcome in words for people at the partner.
 *
 * @param indonesian at most 64 characters
 * @param english at most 64 characters
 */
public record Wording(String indonesian, String english) {

    /** The words for the outcome. */
    public static Wording of(Outcome outcome) {
        return switch (outcome) {
            case TOKEN_ISSUED -> new Wording("Token diterbitkan", "Token issued");
            case PAYABLE -> new Wording("Tagihan dapat dibayar", "Bill is payable");
            case SETTLED -> new Wording("Lunas", "Settled");
            case SETTLED_LATE ->
                new Wording("Diterima, dibayar setelah kedaluwarsa", "Received, paid after expiry; under review");
            case ALREADY_PAID -> new Wording("Tagihan sudah dibayar", "Bill is already paid");
            case UNKNOWN_BILL -> new Wording("Kode billing tidak dikenal", "Unknown billing code");
            case WRONG_AMOUNT -> new Wording("Jumlah tidak sesuai", "Wrong amount");
            case EXPIRED -> new Wording("Kode billing kedaluwarsa", "Billing code has expired");
            case CONFLICT ->
                new Wording("Nomor sudah dipakai untuk isi yang berbeda", "Number was used before with other content");
            case REVERSED ->
                new Wording("Pembayaran dibatalkan, perkara ditahan", "Payment taken back; the case is held");
            case REVERSAL_NOTED ->
                new Wording("Pembatalan dicatat, pembayaran belum dikenal", "Reversal noted; payment not known yet");
            case NOT_FOUND -> new Wording("Transaksi tidak ditemukan", "Transaction not found");
            case MALFORMED -> new Wording("Pesan tidak dapat dibaca", "Message cannot be read");
            case MISSING_FIELD -> new Wording("Isian wajib tidak ada", "Mandatory field is absent");
            case BAD_FORMAT -> new Wording("Format isian salah", "Field has the wrong format");
            case UNAUTHENTICATED -> new Wording("Tidak berhak", "Unauthorized");
            case TOKEN_INVALID -> new Wording("Token tidak berlaku", "Token is invalid");
            case FILE_REFUSED -> new Wording("Berkas ditolak", "File refused");
            case TOO_MANY -> new Wording("Terlalu banyak permintaan", "Too many requests");
            case UNAVAILABLE -> new Wording("Sistem sedang tidak tersedia", "System is not available now");
        };
    }
}
