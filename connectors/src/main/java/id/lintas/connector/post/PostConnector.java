package id.lintas.connector.post;

import id.lintas.intake.FileConnector;
import id.lintas.intake.FileLine;
import id.lintas.intake.FileReading;
import id.lintas.intake.FileResult;
import id.lintas.intake.RawFile;
import id.lintas.payment.Outcome;
import java.io.IOException;

/** The post office, in one of its two forms. Nothing in a result depends on when it is written. */
record PostConnector(PostForm form) implements FileConnector {

    @Override
    public FileReading read(RawFile file, Lines lines) throws IOException {
        return new PostFileReader(file, form, lines).read();
    }

    @Override
    public String head(FileResult result) {
        return ResultFile.head(result);
    }

    @Override
    public String row(FileLine line, Outcome outcome) {
        return ResultFile.row(line, outcome);
    }

    @Override
    public String foot(FileResult result) {
        return ResultFile.foot(result);
    }
}
