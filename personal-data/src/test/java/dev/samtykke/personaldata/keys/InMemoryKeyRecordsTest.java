package dev.samtykke.personaldata.keys;

class InMemoryKeyRecordsTest extends KeyRecordsContract {

    private final KeyRecords records = new InMemoryKeyRecords();

    @Override
    protected KeyRecords records() {
        return records;
    }
}
