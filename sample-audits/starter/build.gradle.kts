plugins { java }

val modelAudit = "0.1.0-SNAPSHOT"
val junit = "5.14.4"
val nd4j = "1.0.0-M2.1"
val allureGenerator = "2.33.0"
val openhtmltopdf = "1.1.31"

repositories {
    mavenLocal()
    mavenCentral()
}

// Gradle does not read what Maven uses to choose native libraries, so they are named here. Others than these four are not made.
val mac = System.getProperty("os.name").startsWith("Mac")
val windows = System.getProperty("os.name").startsWith("Windows")
val arm = System.getProperty("os.arch") == "aarch64"
val libtorch = if (mac) "osx-aarch64" else if (windows) "win-x86_64" else if (arm) "linux-aarch64" else "linux-x86_64"
val bytedeco = if (mac) "macosx-arm64" else if (windows) "windows-x86_64" else if (arm) "linux-arm64" else "linux-x86_64"

val auditReport: Configuration by configurations.creating

dependencies {
    testImplementation("org.modelaudit:audit-checks:$modelAudit")
    testImplementation("org.modelaudit:audit-report:$modelAudit")
    testImplementation(platform("org.junit:junit-bom:$junit"))
    testImplementation("org.junit.jupiter:junit-jupiter")
    testRuntimeOnly("org.junit.platform:junit-platform-launcher")
    testRuntimeOnly("org.slf4j:slf4j-simple:2.0.17")
    testRuntimeOnly("ai.djl.pytorch:pytorch-native-cpu:2.7.1:$libtorch")
    testRuntimeOnly("org.nd4j:nd4j-native:$nd4j:$bytedeco")
    testRuntimeOnly("org.nd4j:nd4j-native-preset:$nd4j:$bytedeco")
    testRuntimeOnly("org.bytedeco:openblas:0.3.19-1.5.7:$bytedeco")
    testRuntimeOnly("org.bytedeco:javacpp:1.5.7:$bytedeco")
    auditReport("org.modelaudit:audit-report:$modelAudit")
    auditReport("io.qameta.allure:allure-generator:$allureGenerator")
    auditReport("io.qameta.allure.plugins:behaviors-plugin:$allureGenerator")
    // The dossier as PDF; without these three it is HTML alone.
    auditReport("io.github.openhtmltopdf:openhtmltopdf-pdfbox:$openhtmltopdf")
    auditReport("io.github.openhtmltopdf:openhtmltopdf-rtl-support:$openhtmltopdf")
    auditReport("net.sf.jasperreports:jasperreports-fonts:6.21.4")
}

tasks.withType<JavaCompile>().configureEach {
    options.release = 17
    options.encoding = "UTF-8"
}

val results = layout.buildDirectory.dir("allure-results").get().asFile

tasks.test {
    useJUnitPlatform()
    // An audit's time is libtorch's: within minutes, Java's second compiler costs more than it saves.
    jvmArgs("-XX:TieredStopAtLevel=1")
    systemProperty("allure.results.directory", results.path)
    // Named by an audit that fails.
    systemProperty("modelaudit.report.command", "gradle auditReport")
    // So that -Dmodel=honest.pt, -Dmodelaudit.suggest=true and the like reach the tests.
    System.getProperties().stringPropertyNames()
        .filter { it == "model" || it.startsWith("modelaudit.") }
        .forEach { systemProperty(it, System.getProperty(it)) }
    // Gradle 8 ends green where no test ran; Gradle 9 fails by itself.
    afterSuite(KotlinClosure2<TestDescriptor, TestResult, Unit>({ suite, result ->
        if (suite.parent == null && result.testCount == 0L) throw GradleException("No test ran.")
    }))
}

// gradle auditReport makes the report and the dossier, whether the tests passed or not.
tasks.register<JavaExec>("auditReport") {
    classpath = auditReport
    mainClass = "org.modelaudit.report.html.Reports"
    args(
        results.path,
        layout.buildDirectory.dir("allure-report").get().asFile.path,
        layout.buildDirectory.file("modelaudit/model-audit.json").get().asFile.path,
        layout.buildDirectory.dir("dossier").get().asFile.path
    )
}
