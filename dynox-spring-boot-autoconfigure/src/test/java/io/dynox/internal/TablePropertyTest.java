package io.dynox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TablePropertyTest {

    @ParameterizedTest
    @CsvSource({
        "users, dynox.tables.users",
        "My-Table-2, dynox.tables.My-Table-2",
        "my_table, dynox.tables.[my_table]",
        "prod.users, dynox.tables.[prod.users]",
        "'a\nb', dynox.tables.[a\\u000ab]"
    })
    void aNameThatSpringBootWouldNotReadStandsInBrackets(String table, String property) {
        assertThat(TableProperty.of(table)).isEqualTo(property);
    }
}
