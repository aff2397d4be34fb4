package id.lintas.intake;

/** Why a file is refused before its dialect is asked, in Indonesian for the partner's clerks. docs/wire.md lists them. */
final class FileReasons {

    private FileReasons() {}

    static String archive(String kind) {
        return "berkas adalah arsip " + kind + "; hub tidak membuka arsip";
    }

    static String tooManyBytes(long most) {
        return "berkas lebih dari " + most + " byte";
    }

    static String tooManyLines(long most) {
        return "berkas lebih dari " + most + " baris";
    }

    static String lineTooLong(long line, int most) {
        return "baris " + line + ": lebih dari " + most + " byte";
    }

    static String otherChecksum() {
        return "checksum SHA-256 berbeda dari isi berkas";
    }

    static String repeated(String firstName) {
        return "isi sama dengan berkas " + firstName + " yang sudah diterima";
    }

    static String nameTaken() {
        return "nama berkas sudah dipakai untuk isi yang berbeda";
    }
}
