package id.lintas.connector.statement;

import id.lintas.intake.StatementReader;
import id.lintas.intake.StatementReaders;
import id.lintas.partner.Partner;
import org.springframework.stereotype.Component;

/** Makes readers as the partner's settings say: {@code statements} is the form, {@code statementAccount} the only account if it is there. */
@Component
public class PartnerStatements implements StatementReaders {

    @Override
    public StatementReader of(Partner partner) {
        StatementForm form = StatementForm.of(partner.setting(SETTING));
        String account = partner.settings().getOrDefault("statementAccount", "");
        return switch (form) {
            case CAMT_053, CAMT_054 -> (file, lines) -> new CamtStatement(file, form, account, lines).read();
            case CSV, FIXED_WIDTH -> (file, lines) -> new FlatStatement(file, form, lines).read();
        };
    }
}
