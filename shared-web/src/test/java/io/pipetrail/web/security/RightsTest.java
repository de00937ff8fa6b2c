package io.pipetrail.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RightsTest {

    @ParameterizedTest
    @CsvSource({
        "GET,    /,                              NONE",
        "GET,    /docs,                          NONE",
        "GET,    /swagger-ui/index.html,         NONE",
        "GET,    /v3/api-docs/v1,                NONE",
        "GET,    /v3/api-docs.yaml,              NONE",
        "GET,    /actuator/health/liveness,      NONE",
        "POST,   /actuator/health,               OPERATE",
        "GET,    /actuator/prometheus,           OPERATE",
        "GET,    /actuator,                      OPERATE",
        "GET,    /v1/projections,                OPERATE",
        "POST,   /v1/projections/deals/rebuild,  OPERATE",
        "GET,    /v1/stores,                     ANY",
        "POST,   /v1/stores,                     OPERATE",
        "GET,    /v1/stores/acme,                ANY",
        "POST,   /v1/stores/acme,                OPERATE",
        "GET,    /v1/stores/acme/api-keys,       ADMINISTER",
        "DELETE, /v1/stores/acme/api-keys/1,     ADMINISTER",
        "POST,   /v1/stores/acme/audit/verifications, AUDIT",
        "GET,    /v1/stores/acme/deals,          READ",
        "HEAD,   /v1/stores/acme/deals,          READ",
        "POST,   /v1/stores/acme/deals,          WRITE",
        "PATCH,  /v1/stores/acme/deals/1,        WRITE",
        "DELETE, /v1/stores/acme/deals/1,        WRITE",
        "FOO,    /v1/stores/acme/deals/1,        WRITE",
        "GET,    /nowhere,                       READ",
        "GET,    /v3/other,                      READ",
    })
    void thePathAndTheMethodSayWhatIsNeeded(String method, String path, Rights needed) {
        assertThat(Rights.neededFor(method, path(path))).isEqualTo(needed);
        assertThat(Rights.neededFor(method, path(path + "/"))).isEqualTo(needed);
    }

    @ParameterizedTest
    @CsvSource({
        "READ,       VIEWER EDITOR AUDITOR ADMIN",
        "WRITE,      EDITOR ADMIN",
        "AUDIT,      AUDITOR ADMIN",
        "ADMINISTER, ADMIN OPERATOR",
        "OPERATE,    OPERATOR",
        "ANY,        VIEWER EDITOR AUDITOR ADMIN OPERATOR",
    })
    void eachRoleHasItsRights(Rights needed, String roles) {
        assertThat(Stream.of(Role.values()).filter(needed::isGrantedTo).map(Role::name))
                .containsExactly(roles.split(" "));
    }

    private static RequestPath path(String path) {
        return new RequestPath(List.of(path.split("/")).stream()
                .filter(part -> !part.isEmpty())
                .toList());
    }
}
