package io.dynox.internal.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users",
                "arn:aws:dynamodb:eu-west-1:123456789012:table/users",
                "arn:aws-cn:dynamodb:cn-north-1:123456789012:table/users/index/by-name"
            })
    void aTableHasOneNameHoweverItIsGiven(String table) {
        assertThat(TableName.of(table)).isEqualTo("users");
    }

    @Test
    void aTableWithoutANameIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TableName.of("  "))
                .withMessageContaining("table");
        assertThatIllegalArgumentException().isThrownBy(() -> TableName.of("arn:aws:dynamodb:eu-west-1:1:table/"));
    }
}
