<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Condition</name>
    <message numerus="yes">
        <source>last %n days</source>
        <translation>
            <numerusform>last %n day</numerusform>
            <numerusform>last %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %n days</source>
        <translation>
            <numerusform>in the last %n day</numerusform>
            <numerusform>in the last %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last %n weeks</source>
        <translation>
            <numerusform>last %n week</numerusform>
            <numerusform>last %n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %n weeks</source>
        <translation>
            <numerusform>in the last %n week</numerusform>
            <numerusform>in the last %n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last %n months</source>
        <translation>
            <numerusform>last %n month</numerusform>
            <numerusform>last %n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %n months</source>
        <translation>
            <numerusform>in the last %n month</numerusform>
            <numerusform>in the last %n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last %n quarters</source>
        <translation>
            <numerusform>last %n quarter</numerusform>
            <numerusform>last %n quarters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %n quarters</source>
        <translation>
            <numerusform>in the last %n quarter</numerusform>
            <numerusform>in the last %n quarters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last %n years</source>
        <translation>
            <numerusform>last %n year</numerusform>
            <numerusform>last %n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %n years</source>
        <translation>
            <numerusform>in the last %n year</numerusform>
            <numerusform>in the last %n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days before today</source>
        <translation>
            <numerusform>%n day before today</numerusform>
            <numerusform>%n days before today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the %n days before today</source>
        <translation>
            <numerusform>in the %n day before today</numerusform>
            <numerusform>in the %n days before today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n weeks before this one</source>
        <translation>
            <numerusform>%n week before this one</numerusform>
            <numerusform>%n weeks before this one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the %n weeks before this one</source>
        <translation>
            <numerusform>in the %n week before this one</numerusform>
            <numerusform>in the %n weeks before this one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n months before this one</source>
        <translation>
            <numerusform>%n month before this one</numerusform>
            <numerusform>%n months before this one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the %n months before this one</source>
        <translation>
            <numerusform>in the %n month before this one</numerusform>
            <numerusform>in the %n months before this one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quarters before this one</source>
        <translation>
            <numerusform>%n quarter before this one</numerusform>
            <numerusform>%n quarters before this one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the %n quarters before this one</source>
        <translation>
            <numerusform>in the %n quarter before this one</numerusform>
            <numerusform>in the %n quarters before this one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n years before this one</source>
        <translation>
            <numerusform>%n year before this one</numerusform>
            <numerusform>%n years before this one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the %n years before this one</source>
        <translation>
            <numerusform>in the %n year before this one</numerusform>
            <numerusform>in the %n years before this one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message numerus="yes">
        <source>Offline · %n edits wait</source>
        <translation>
            <numerusform>Offline · %n edit waits</numerusform>
            <numerusform>Offline · %n edits wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offline since %1 · %n edits wait</source>
        <translation>
            <numerusform>Offline since %1 · %n edit waits</numerusform>
            <numerusform>Offline since %1 · %n edits wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edits were refused</source>
        <translation>
            <numerusform>%n edit was refused</numerusform>
            <numerusform>%n edits were refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edits wait</source>
        <translation>
            <numerusform>%n edit waits</numerusform>
            <numerusform>%n edits wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requests this hour</source>
        <translation>
            <numerusform>%n request this hour</numerusform>
            <numerusform>%n requests this hour</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Workplace</name>
    <message numerus="yes">
        <source>%n edits that were not sent yet were saved; a part could not be read, so some may be missing.</source>
        <translation>
            <numerusform>%n edit that was not sent yet was saved; a part could not be read, so some may be missing.</numerusform>
            <numerusform>%n edits that were not sent yet were saved; a part could not be read, so some may be missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edits that were not sent yet were saved.</source>
        <translation>
            <numerusform>%n edit that was not sent yet was saved.</numerusform>
            <numerusform>%n edits that were not sent yet were saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::ConnectForm</name>
    <message numerus="yes">
        <source>The key fits. It may see %n accounts; choose one.</source>
        <translation>
            <numerusform>The key fits. It may see %n account.</numerusform>
            <numerusform>The key fits. It may see %n accounts; choose one.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::PeriodOperand</name>
    <message numerus="yes">
        <source>days</source>
        <translation>
            <numerusform>day</numerusform>
            <numerusform>days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>weeks</source>
        <translation>
            <numerusform>week</numerusform>
            <numerusform>weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>months</source>
        <translation>
            <numerusform>month</numerusform>
            <numerusform>months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>quarters</source>
        <translation>
            <numerusform>quarter</numerusform>
            <numerusform>quarters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>years</source>
        <translation>
            <numerusform>year</numerusform>
            <numerusform>years</numerusform>
        </translation>
    </message>
</context>
</TS>
