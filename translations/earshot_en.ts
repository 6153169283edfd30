<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BulkEdit</name>
    <message numerus="yes">
        <source>Mark %Ln call(s) as lead</source>
        <translation>
            <numerusform>Mark %Ln call as lead</numerusform>
            <numerusform>Mark %Ln calls as lead</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) marked as lead</source>
        <translation>
            <numerusform>%Ln call marked as lead</numerusform>
            <numerusform>%Ln calls marked as lead</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clear the lead status of %Ln call(s)</source>
        <translation>
            <numerusform>Clear the lead status of %Ln call</numerusform>
            <numerusform>Clear the lead status of %Ln calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lead status of %Ln call(s) cleared</source>
        <translation>
            <numerusform>Lead status of %Ln call cleared</numerusform>
            <numerusform>Lead status of %Ln calls cleared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag %Ln call(s)</source>
        <translation>
            <numerusform>Tag %Ln call</numerusform>
            <numerusform>Tag %Ln calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) tagged</source>
        <translation>
            <numerusform>%Ln call tagged</numerusform>
            <numerusform>%Ln calls tagged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set the value of %Ln call(s)</source>
        <translation>
            <numerusform>Set the value of %Ln call</numerusform>
            <numerusform>Set the value of %Ln calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Value of %Ln call(s) set</source>
        <translation>
            <numerusform>Value of %Ln call set</numerusform>
            <numerusform>Value of %Ln calls set</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Note on %Ln call(s)</source>
        <translation>
            <numerusform>Note on %Ln call</numerusform>
            <numerusform>Note on %Ln calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Note of %Ln call(s) set</source>
        <translation>
            <numerusform>Note of %Ln call set</numerusform>
            <numerusform>Note of %Ln calls set</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %Ln call(s) as not a lead</source>
        <translation>
            <numerusform>Mark %Ln call as not a lead</numerusform>
            <numerusform>Mark %Ln calls as not a lead</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) marked as not a lead</source>
        <translation>
            <numerusform>%Ln call marked as not a lead</numerusform>
            <numerusform>%Ln calls marked as not a lead</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take tags off %Ln call(s)</source>
        <translation>
            <numerusform>Take tags off %Ln call</numerusform>
            <numerusform>Take tags off %Ln calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tags taken off %Ln call(s)</source>
        <translation>
            <numerusform>Tags taken off %Ln call</numerusform>
            <numerusform>Tags taken off %Ln calls</numerusform>
        </translation>
    </message>
</context>
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
    <name>EditWords</name>
    <message numerus="yes">
        <source>%Ln call(s) deleted meanwhile</source>
        <translation>
            <numerusform>%Ln call deleted meanwhile</numerusform>
            <numerusform>%Ln calls deleted meanwhile</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) left alone: an earlier call of the person is the lead</source>
        <translation>
            <numerusform>%Ln call left alone: an earlier call of the person is the lead</numerusform>
            <numerusform>%Ln calls left alone: an earlier call of the person is the lead</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) could not be changed</source>
        <translation>
            <numerusform>%Ln call could not be changed</numerusform>
            <numerusform>%Ln calls could not be changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) had it already</source>
        <translation>
            <numerusform>%Ln call had it already</numerusform>
            <numerusform>%Ln calls had it already</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FigureWords</name>
    <message numerus="yes">
        <source>The caller interrupts %n time(s)</source>
        <translation>
            <numerusform>The caller interrupts %n time</numerusform>
            <numerusform>The caller interrupts %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The agent interrupts %n time(s)</source>
        <translation>
            <numerusform>The agent interrupts %n time</numerusform>
            <numerusform>The agent interrupts %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The caller asks %n question(s)</source>
        <translation>
            <numerusform>The caller asks %n question</numerusform>
            <numerusform>The caller asks %n questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The agent asks %n question(s)</source>
        <translation>
            <numerusform>The agent asks %n question</numerusform>
            <numerusform>The agent asks %n questions</numerusform>
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
        <source>%Ln requests this hour</source>
        <translation>
            <numerusform>%Ln request this hour</numerusform>
            <numerusform>%Ln requests this hour</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s)</source>
        <translation>
            <numerusform>%Ln edit</numerusform>
            <numerusform>%Ln edits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln hour</numerusform>
            <numerusform>%Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Up to date but for %n things that cannot be read now</source>
        <translation>
            <numerusform>Up to date but for %n thing that cannot be read now</numerusform>
            <numerusform>Up to date but for %n things that cannot be read now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The key may not see %1 any more, so %Ln call(s) were erased here.</source>
        <extracomment>%1 is a client, or several: &quot;Smile Dental and Roofers&quot;</extracomment>
        <translation>
            <numerusform>The key may not see %1 any more, so %Ln call was erased here.</numerusform>
            <numerusform>The key may not see %1 any more, so %Ln calls were erased here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) of them had not been sent and are kept in %1.</source>
        <translation>
            <numerusform>%Ln edit of them had not been sent and is kept in %1.</numerusform>
            <numerusform>%Ln edits of them had not been sent and are kept in %1.</numerusform>
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
    <name>earshot::BulkBar</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tags of %Ln call(s)</source>
        <translation>
            <numerusform>Tags of %Ln call</numerusform>
            <numerusform>Tags of %Ln calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Value of %Ln call(s)</source>
        <translation>
            <numerusform>Value of %Ln call</numerusform>
            <numerusform>Value of %Ln calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Note of %Ln call(s)</source>
        <translation>
            <numerusform>Note of %Ln call</numerusform>
            <numerusform>Note of %Ln calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these calls have a value, which will be replaced.</source>
        <translation>
            <numerusform>%Ln of these calls has a value, which will be replaced.</numerusform>
            <numerusform>%Ln of these calls have a value, which will be replaced.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these calls have a note, which will be replaced.</source>
        <translation>
            <numerusform>%Ln of these calls has a note, which will be replaced.</numerusform>
            <numerusform>%Ln of these calls have a note, which will be replaced.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::BulkPopup</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <extracomment>%1 is &quot;Anna Berg, Tom Hale, Jane Doe&quot;</extracomment>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these calls are deleted or marked as spam by now.</source>
        <translation>
            <numerusform>%Ln of these calls is deleted or marked as spam by now.</numerusform>
            <numerusform>%Ln of these calls are deleted or marked as spam by now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::CallHeader</name>
    <message numerus="yes">
        <source>%n earlier call(s)</source>
        <translation>
            <numerusform>%n earlier call</numerusform>
            <numerusform>%n earlier calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::CallView</name>
    <message numerus="yes">
        <source>It was deleted or marked as spam, and is removed %n day(s) after that.</source>
        <translation>
            <numerusform>It was deleted or marked as spam, and is removed %n day after that.</numerusform>
            <numerusform>It was deleted or marked as spam, and is removed %n days after that.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::CallsPage</name>
    <message numerus="yes">
        <source>%Ln call(s) copied as a table</source>
        <translation>
            <numerusform>%Ln call copied as a table</numerusform>
            <numerusform>%Ln calls copied as a table</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s)</source>
        <translation>
            <numerusform>%Ln call</numerusform>
            <numerusform>%Ln calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unreviewed</source>
        <translation>
            <numerusform>%Ln unreviewed</numerusform>
            <numerusform>%Ln unreviewed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %Ln call(s)</source>
        <translation>
            <numerusform>Change %Ln call</numerusform>
            <numerusform>Change %Ln calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lead(s)</source>
        <translation>
            <numerusform>%Ln lead</numerusform>
            <numerusform>%Ln leads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these calls have it already.</source>
        <translation>
            <numerusform>%Ln of these calls has it already.</numerusform>
            <numerusform>%Ln of these calls have it already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these calls are left alone: an earlier call of the person is the lead.</source>
        <translation>
            <numerusform>%Ln of these calls is left alone: an earlier call of the person is the lead.</numerusform>
            <numerusform>%Ln of these calls are left alone: an earlier call of the person is the lead.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these calls are deleted or marked as spam by now.</source>
        <translation>
            <numerusform>%Ln of these calls is deleted or marked as spam by now.</numerusform>
            <numerusform>%Ln of these calls are deleted or marked as spam by now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these calls have a verdict, which will be cleared.</source>
        <translation>
            <numerusform>%Ln of these calls has a verdict, which will be cleared.</numerusform>
            <numerusform>%Ln of these calls have a verdict, which will be cleared.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these calls have another verdict, which will be replaced.</source>
        <translation>
            <numerusform>%Ln of these calls has another verdict, which will be replaced.</numerusform>
            <numerusform>%Ln of these calls have another verdict, which will be replaced.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these calls have another value, which will be replaced.</source>
        <translation>
            <numerusform>%Ln of these calls has another value, which will be replaced.</numerusform>
            <numerusform>%Ln of these calls have another value, which will be replaced.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these calls have another note, which will be replaced.</source>
        <translation>
            <numerusform>%Ln of these calls has another note, which will be replaced.</numerusform>
            <numerusform>%Ln of these calls have another note, which will be replaced.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::CommentList</name>
    <message numerus="yes">
        <source>%n more comment(s)</source>
        <translation>
            <numerusform>%n more comment</numerusform>
            <numerusform>%n more comments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::ConditionEditor</name>
    <message numerus="yes">
        <source>%Ln calls match</source>
        <translation>
            <numerusform>%Ln call matches</numerusform>
            <numerusform>%Ln calls match</numerusform>
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
    <name>earshot::ConversationPanel</name>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::FilterBar</name>
    <message numerus="yes">
        <source>Advanced (%n)</source>
        <comment>conditions</comment>
        <translation>
            <numerusform>Advanced (%n)</numerusform>
            <numerusform>Advanced (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::HistoryPanel</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::MainWindow</name>
    <message numerus="yes">
        <source>%n edit(s) wait here and will be made as soon as it works again. %1</source>
        <translation>
            <numerusform>%n edit waits here and will be made as soon as it works again. %1</numerusform>
            <numerusform>%n edits wait here and will be made as soon as it works again. %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) cannot be saved now and would be lost.</source>
        <translation>
            <numerusform>%n edit cannot be saved now and would be lost.</numerusform>
            <numerusform>%n edits cannot be saved now and would be lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) exported, not encrypted: %1</source>
        <translation>
            <numerusform>%Ln call exported, not encrypted: %1</numerusform>
            <numerusform>%Ln calls exported, not encrypted: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undone for %Ln call(s), then stopped: %1</source>
        <translation>
            <numerusform>Undone for %Ln call, then stopped: %1</numerusform>
            <numerusform>Undone for %Ln calls, then stopped: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done again for %Ln call(s), then stopped: %1</source>
        <translation>
            <numerusform>Done again for %Ln call, then stopped: %1</numerusform>
            <numerusform>Done again for %Ln calls, then stopped: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::OperandEditor</name>
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
<context>
    <name>earshot::OutboxPage</name>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln refused</numerusform>
            <numerusform>%Ln refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) of others</source>
        <translation>
            <numerusform>%Ln value of others</numerusform>
            <numerusform>%Ln values of others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln on the way</source>
        <translation>
            <numerusform>%Ln on the way</numerusform>
            <numerusform>%Ln on the way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try %Ln again</source>
        <translation>
            <numerusform>Try %Ln again</numerusform>
            <numerusform>Try %Ln again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %Ln of theirs</source>
        <translation>
            <numerusform>Take %Ln of theirs</numerusform>
            <numerusform>Take %Ln of theirs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %Ln of mine</source>
        <translation>
            <numerusform>Keep %Ln of mine</numerusform>
            <numerusform>Keep %Ln of mine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard %Ln edit(s)</source>
        <translation>
            <numerusform>Discard %Ln edit</numerusform>
            <numerusform>Discard %Ln edits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::QuickTags</name>
    <message numerus="yes">
        <source>%n further tag(s)</source>
        <translation>
            <numerusform>%n further tag</numerusform>
            <numerusform>%n further tags</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::RecordingsCard</name>
    <message numerus="yes">
        <source>%Ln recordings, %1</source>
        <translation>
            <numerusform>%Ln recording, %1</numerusform>
            <numerusform>%Ln recordings, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln recordings</source>
        <translation>
            <numerusform>Delete %Ln recording</numerusform>
            <numerusform>Delete %Ln recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>And %Ln more.</numerusform>
            <numerusform>And %Ln more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recording(s) could not be fetched</source>
        <translation>
            <numerusform>%Ln recording could not be fetched</numerusform>
            <numerusform>%Ln recordings could not be fetched</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::ReviewOptions</name>
    <message numerus="yes">
        <source>%n s</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::ReviewPage</name>
    <message numerus="yes">
        <source>%1 of %Ln reviewed today</source>
        <translation>
            <numerusform>%1 of %Ln reviewed today</numerusform>
            <numerusform>%1 of %Ln reviewed today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) judged today. New calls appear here as they come in.</source>
        <translation>
            <numerusform>%n call judged today. New calls appear here as they come in.</numerusform>
            <numerusform>%n calls judged today. New calls appear here as they come in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln for later</source>
        <translation>
            <numerusform>%Ln for later</numerusform>
            <numerusform>%Ln for later</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::RuleEditor</name>
    <message numerus="yes">
        <source>%n days after the call</source>
        <translation>
            <numerusform>%n day after the call</numerusform>
            <numerusform>%n days after the call</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::items::Analysing</name>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>%n left</numerusform>
            <numerusform>%n left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::items::OutboxList</name>
    <message numerus="yes">
        <source>Discard %Ln edit(s)</source>
        <translation>
            <numerusform>Discard %Ln edit</numerusform>
            <numerusform>Discard %Ln edits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %Ln own value(s)</source>
        <translation>
            <numerusform>Keep %Ln own value</numerusform>
            <numerusform>Keep %Ln own values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %Ln value(s) of others</source>
        <translation>
            <numerusform>Take %Ln value of others</numerusform>
            <numerusform>Take %Ln values of others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::items::Sidebar</name>
    <message numerus="yes">
        <source>%1, %Ln call(s)</source>
        <extracomment>Read by screen readers, and told where the mouse stands: a place in the sidebar and how many calls it has</extracomment>
        <translation>
            <numerusform>%1, %Ln call</numerusform>
            <numerusform>%1, %Ln calls</numerusform>
        </translation>
    </message>
</context>
</TS>
