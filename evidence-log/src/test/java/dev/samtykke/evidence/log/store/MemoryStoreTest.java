package dev.samtykke.evidence.log.store;

class MemoryStoreTest extends BlobStoreContract {

    @Override
    protected BlobStore store() {
        return new MemoryStore();
    }
}
