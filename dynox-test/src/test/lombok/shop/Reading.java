package shop;

import java.time.Instant;
import lombok.Builder;
import lombok.Getter;
import lombok.Value;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbImmutable;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;

@Value
@Builder
@DynamoDbImmutable(builder = Reading.ReadingBuilder.class)
public class Reading {
    @Getter(onMethod_ = @DynamoDbPartitionKey)
    String device;

    @Getter(onMethod_ = @DynamoDbSortKey)
    Instant at;

    double value;
}
