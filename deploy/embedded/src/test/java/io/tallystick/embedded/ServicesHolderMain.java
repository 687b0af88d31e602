package io.tallystick.embedded;

import java.util.concurrent.CountDownLatch;

/** A program that starts both child processes, prints their ids and ports, and waits to be killed. */
final class ServicesHolderMain {
    private ServicesHolderMain() {}

    public static void main(String[] args) throws InterruptedException {
        SchemaRegistryProcess registry = SchemaRegistryProcess.builder().start();
        EmbeddedKafkaProcess kafka = EmbeddedKafkaProcess.builder().start();
        System.out.println("children " + registry.pid() + " " + kafka.pid());
        new CountDownLatch(1).await();
    }
}
