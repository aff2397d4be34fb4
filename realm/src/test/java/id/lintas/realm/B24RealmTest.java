package id.lintas.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The realm that an operator imports keeps every rule; a realm with one weakness planted breaks the rule about it. */
class B24RealmTest {

    private static final TenantFolder TENANTS = new TenantFolder(
            List.of(new TenantOrganization("palembang", "Kantor Imigrasi Palembang", true)),
            List.of(
                    TenantClient.ofPartner("bank-musi", "Bank Musi", true, ""),
                    TenantClient.ofPartner("bank-siak", "Bank Siak", true, "CN=bank-siak,O=Bank Siak,C=ID"),
                    TenantClient.ofOffice("palembang", "Kantor Imigrasi Palembang", true)));

    @Test
    void theProductionRealmKeepsEveryRule() {
        assertThat(RealmRule.broken(production())).isEmpty();
    }

    @Test
    void theShippedTenantsGiveARealmThatKeepsEveryRule() throws IOException {
        TenantFolder shipped = TenantFolder.read(Path.of("..", "tenants"));
        ObjectNode realm = RealmFile.generate(shipped, new RealmFile.Options(List.of("https://lintas.example"), true));

        assertThat(RealmRule.broken(realm)).isEmpty();
        assertThat(realm.path("organizations").size())
                .isEqualTo(shipped.organizations().size())
                .isGreaterThan(100);
    }

    @Test
    void aDemonstrationDoesWithoutTlsAndTheSecondFactorOnly() {
        ObjectNode realm = RealmFile.generate(TENANTS, new RealmFile.Options(List.of("http://localhost:18080"), false));

        assertThat(EnumSet.copyOf(RealmRule.broken(realm))).isEqualTo(RealmRule.PRODUCTION_ONLY);
    }

    @ParameterizedTest
    @EnumSource(RealmRule.class)
    void aRealmWithTheWeaknessBreaksTheRule(RealmRule rule) {
        ObjectNode realm = production();

        Weakness.plant(rule, realm);

        assertThat(RealmRule.broken(realm)).contains(rule);
    }

    /** A rule must not hold because nothing is there to look at. */
    @Test
    void anEmptyRealmKeepsNoRuleAboutTheRealmItself() {
        Set<RealmRule> vacuous = EnumSet.allOf(RealmRule.class);
        vacuous.removeAll(RealmRule.broken(com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode()));

        assertThat(vacuous)
                .as("rules about each client hold where there is none")
                .containsExactlyInAnyOrder(
                        RealmRule.NO_IMPLICIT,
                        RealmRule.EXACT_REDIRECTS,
                        RealmRule.PKCE,
                        RealmRule.NO_PUBLIC_CLIENTS,
                        RealmRule.NO_FULL_SCOPE,
                        RealmRule.TENANT_CLIENTS);
    }

    private static ObjectNode production() {
        return RealmFile.generate(TENANTS, new RealmFile.Options(List.of("https://lintas.example"), true));
    }

    @Test
    void noForbiddenPasswordIsTooShortToBeChosen() {
        assertThat(RealmFile.forbiddenPasswords().lines())
                .hasSizeGreaterThan(100)
                .allMatch(password -> password.length() >= 12)
                .allMatch(password -> password.equals(password.toLowerCase(java.util.Locale.ROOT)));
    }

    /** The same words for a wrong password and for an account that waits, so that they tell nobody which it is. */
    @Test
    void theLoginPageSaysHowLongWrongTriesMakeOneWait() {
        ObjectNode realm = production();
        String shortest = realm.path("minimumQuickLoginWaitSeconds").asText();
        String longest = String.valueOf(realm.path("maxFailureWaitSeconds").asInt() / 60);
        for (JsonNode locale : realm.path("supportedLocales")) {
            JsonNode words = realm.path("localizationTexts").path(locale.asText());
            String wrong = words.path("invalidUserMessage").asText();
            assertThat(wrong).as(locale.asText()).contains(" " + shortest + " ", " " + longest + " ");
            assertThat(words.path("invalidPasswordMessage").asText()).isEqualTo(wrong);
            assertThat(words.path("accountTemporarilyDisabledMessage").asText()).isEqualTo(wrong);
        }
    }

    /** An account is closed within a minute of its person's last day; whoever tries again then meets the provider, not the hub. */
    @Test
    void theLoginPageSaysWhomToAskAboutAClosedAccount() {
        JsonNode words = production().path("localizationTexts");
        assertThat(words.path("id").path("accountDisabledMessage").asText())
                .contains("masa tugas", "admin kantor Anda");
        assertThat(words.path("en").path("accountDisabledMessage").asText())
                .contains("time of duty", "admin of your office");
    }

    @Test
    void whatIsWantedIsFoundAmongWhatTheServerAdds() {
        JsonNode wanted =
                TenantClient.ofPartner("bank-musi", "Bank Musi", true, "").representation();
        ObjectNode there = wanted.deepCopy();
        there.put("id", "x").put("nodeReRegistrationTimeout", -1);
        ((ObjectNode) there.path("attributes")).put("realm_client", "false");

        assertThat(Representations.same(wanted, there)).isTrue();

        there.put("directAccessGrantsEnabled", true);
        assertThat(Representations.same(wanted, there)).isFalse();
    }
}
