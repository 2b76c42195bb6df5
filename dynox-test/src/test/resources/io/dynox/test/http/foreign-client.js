// The AWS SDK for JavaScript against the server whose endpoint is the argument: tables, items, batches, queries, transactions,
// PartiQL, streams, errors. Prints a line for each step, and ends with a status other than 0 at the first one that goes wrong.
'use strict'

const assert = require('node:assert/strict')
const dynamodb = require('@aws-sdk/client-dynamodb')
const streams = require('@aws-sdk/client-dynamodb-streams')

const settings = {
    endpoint: process.argv[2],
    region: 'ap-southeast-2',
    credentials: { accessKeyId: 'any', secretAccessKey: 'secret' },
    maxAttempts: 1,
}
const client = new dynamodb.DynamoDBClient(settings)
const streamsClient = new streams.DynamoDBStreamsClient(settings)
const send = (command, input) => client.send(new dynamodb[command + 'Command'](input))
const sendToStreams = (command, input) => streamsClient.send(new streams[command + 'Command'](input))
const item = (pk, sk, more) => ({ pk: { S: pk }, sk: { N: String(sk) }, ...more })
const TableName = 'from-node'

const steps = {
    async tables() {
        const created = await send('CreateTable', {
            TableName,
            BillingMode: 'PAY_PER_REQUEST',
            KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }, { AttributeName: 'sk', KeyType: 'RANGE' }],
            AttributeDefinitions: [
                { AttributeName: 'pk', AttributeType: 'S' },
                { AttributeName: 'sk', AttributeType: 'N' },
                { AttributeName: 'name', AttributeType: 'S' },
            ],
            GlobalSecondaryIndexes: [{
                IndexName: 'by-name',
                KeySchema: [{ AttributeName: 'name', KeyType: 'HASH' }],
                Projection: { ProjectionType: 'ALL' },
            }],
            StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
        })
        assert.ok(created.TableDescription.CreationDateTime instanceof Date)
        assert.match(created.$metadata.requestId, /^[A-Z0-9]{52}$/)
        await dynamodb.waitUntilTableExists({ client, maxWaitTime: 30 }, { TableName })
        assert.deepEqual((await send('ListTables', {})).TableNames, [TableName])
    },

    async items() {
        const everything = item('types', 1, {
            name: { S: 'ä"\\\u0001\u{1F600}' },
            binary: { B: new Uint8Array([0, 255, 1]) },
            number: { N: '-1.5' },
            yes: { BOOL: true },
            nothing: { NULL: true },
            texts: { SS: ['a', 'b'] },
            numbers: { NS: ['1', '2'] },
            binaries: { BS: [new Uint8Array([7])] },
            list: { L: [{ S: 'x' }, { M: { deep: { N: '1' } } }] },
        })
        await send('PutItem', { TableName, Item: everything })
        const found = await send('GetItem', { TableName, Key: item('types', 1), ConsistentRead: true })
        assert.deepEqual(found.Item, everything)
        const updated = await send('UpdateItem', {
            TableName,
            Key: item('types', 1),
            UpdateExpression: 'SET #n = #n + :one REMOVE binaries',
            ExpressionAttributeNames: { '#n': 'number' },
            ExpressionAttributeValues: { ':one': { N: '1' } },
            ReturnValues: 'UPDATED_NEW',
        })
        assert.deepEqual(updated.Attributes, { number: { N: '-0.5' } })
        const deleted = await send('DeleteItem', { TableName, Key: item('types', 1), ReturnValues: 'ALL_OLD' })
        assert.equal(deleted.Attributes.yes.BOOL, true)
        assert.equal((await send('GetItem', { TableName, Key: item('types', 1) })).Item, undefined)
    },

    async batches() {
        const RequestItems = { [TableName]: [] }
        for (let i = 0; i < 25; i++) {
            RequestItems[TableName].push({ PutRequest: { Item: item('batch', i, { name: { S: 'odd or even ' + i % 2 } }) } })
        }
        const written = await send('BatchWriteItem', { RequestItems, ReturnConsumedCapacity: 'TOTAL' })
        assert.deepEqual(written.UnprocessedItems, {})
        assert.equal(written.ConsumedCapacity[0].CapacityUnits, 50)
        const read = await send('BatchGetItem', {
            RequestItems: { [TableName]: { Keys: [item('batch', 3), item('batch', 99)] } },
        })
        assert.deepEqual(read.Responses[TableName], [item('batch', 3, { name: { S: 'odd or even 1' } })])
    },

    async queries() {
        const sorts = []
        const pages = dynamodb.paginateQuery({ client, pageSize: 4 }, {
            TableName,
            KeyConditionExpression: 'pk = :pk AND sk BETWEEN :a AND :b',
            ExpressionAttributeValues: { ':pk': { S: 'batch' }, ':a': { N: '5' }, ':b': { N: '14' } },
        })
        for await (const page of pages) {
            sorts.push(...page.Items.map(found => Number(found.sk.N)))
        }
        assert.deepEqual(sorts, [5, 6, 7, 8, 9, 10, 11, 12, 13, 14])
        const odd = await send('Query', {
            TableName,
            IndexName: 'by-name',
            KeyConditionExpression: '#name = :name',
            ExpressionAttributeNames: { '#name': 'name' },
            ExpressionAttributeValues: { ':name': { S: 'odd or even 1' } },
            Select: 'COUNT',
        })
        assert.equal(odd.Count, 12)
        assert.equal((await send('Scan', { TableName, Segment: 0, TotalSegments: 1 })).Count, 25)
        const selected = await send('ExecuteStatement', {
            Statement: 'SELECT sk FROM "from-node" WHERE pk = ? AND sk < ?',
            Parameters: [{ S: 'batch' }, { N: '2' }],
        })
        assert.deepEqual(selected.Items, [{ sk: { N: '0' } }, { sk: { N: '1' } }])
    },

    async transactions() {
        await send('TransactWriteItems', { TransactItems: [
            { Put: { TableName, Item: item('tx', 1) } },
            { Delete: { TableName, Key: item('batch', 0) } },
        ] })
        const cancelled = await refused('TransactWriteItems', { TransactItems: [
            { Put: {
                TableName,
                Item: item('tx', 1),
                ConditionExpression: 'attribute_not_exists(pk)',
                ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
            } },
            { Put: { TableName, Item: item('tx', 2) } },
        ] })
        assert.ok(cancelled instanceof dynamodb.TransactionCanceledException)
        assert.deepEqual(cancelled.CancellationReasons.map(reason => reason.Code), ['ConditionalCheckFailed', 'None'])
        assert.deepEqual(cancelled.CancellationReasons[0].Item, item('tx', 1))
        const got = await send('TransactGetItems', { TransactItems: [
            { Get: { TableName, Key: item('tx', 1) } },
            { Get: { TableName, Key: item('tx', 2) } },
        ] })
        assert.deepEqual(got.Responses.map(response => response.Item), [item('tx', 1), undefined])
    },

    async errors() {
        const failed = await refused('PutItem', {
            TableName,
            Item: item('tx', 1),
            ConditionExpression: 'attribute_not_exists(pk)',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        })
        assert.ok(failed instanceof dynamodb.ConditionalCheckFailedException)
        assert.deepEqual(failed.Item, item('tx', 1))
        const missing = await refused('GetItem', { TableName: 'missing', Key: item('a', 1) })
        assert.ok(missing instanceof dynamodb.ResourceNotFoundException)
        assert.equal(missing.$metadata.httpStatusCode, 400)
        const invalid = await refused('GetItem', { TableName, Key: {} })
        assert.equal(invalid.name, 'ValidationException')
        assert.equal(invalid.message, 'The provided key element does not match the schema')
    },

    async streams() {
        const listed = await sendToStreams('ListStreams', { TableName })
        const StreamArn = listed.Streams[0].StreamArn
        const described = await sendToStreams('DescribeStream', { StreamArn })
        const ShardId = described.StreamDescription.Shards[0].ShardId
        const { ShardIterator } = await sendToStreams('GetShardIterator', {
            StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON',
        })
        const { Records } = await sendToStreams('GetRecords', { ShardIterator })
        assert.deepEqual(Records.slice(0, 3).map(record => record.eventName), ['INSERT', 'MODIFY', 'REMOVE'])
        assert.ok(Records[0].dynamodb.ApproximateCreationDateTime instanceof Date)
        assert.ok(Records[0].dynamodb.NewImage.binary.B instanceof Uint8Array)
        const trimmed = await sendToStreams('GetRecords', { ShardIterator: 'nonsense' }).then(() => null, error => error)
        assert.equal(trimmed.name, 'ValidationException')
    },

    async deletion() {
        await send('DeleteTable', { TableName })
        await dynamodb.waitUntilTableNotExists({ client, maxWaitTime: 30 }, { TableName })
    },
}

async function refused(command, input) {
    return send(command, input).then(() => assert.fail(command + ' was not refused'), error => error)
}

async function run() {
    for (const [name, step] of Object.entries(steps)) {
        await step()
        console.log('done: ' + name)
    }
}

run().catch(error => {
    console.error(error)
    process.exitCode = 1
})
