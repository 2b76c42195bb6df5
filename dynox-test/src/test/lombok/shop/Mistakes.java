package shop;

import lombok.Builder;
import lombok.Data;
import lombok.Value;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;

/** What people write first; each refusal names the way that works. */
public final class Mistakes {

    @Value
    public static class NoBuilder {
        String pk;
    }

    @Data
    @DynamoDbBean
    static class NotPublic {
        private String pk;

        @DynamoDbPartitionKey
        public String getPk() {
            return pk;
        }
    }

    @Data
    @Builder
    @DynamoDbBean
    public static class OnlyBuilder {
        private String pk;
    }

    public static Class<?> notPublic() {
        return NotPublic.class;
    }
}
